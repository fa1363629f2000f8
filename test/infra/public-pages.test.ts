import { expect, it } from 'vitest';
import { z } from 'zod';
import { synthesizedOnce } from './support/synthesized.ts';

const made = synthesizedOnce(['barnet']);

const propertiesOf = (type: string) => made.all('barnet', type).map(({ Properties }) => Properties);

it('published reviews are kept at the edge for a minute at most, and nothing of who asks reaches them', () => {
  const [distribution] = propertiesOf('AWS::CloudFront::Distribution');
  const config = distribution?.['DistributionConfig'];
  const behaviours = z
    .array(z.looseObject({ PathPattern: z.string(), AllowedMethods: z.array(z.string()).optional() }))
    .parse(config.CacheBehaviors)
    .filter(({ PathPattern }) => PathPattern.startsWith('/published'));
  expect(behaviours.map(({ PathPattern }) => PathPattern)).toEqual(['/published', '/published/*']);
  for (const behaviour of behaviours) {
    expect(behaviour.AllowedMethods?.toSorted()).toEqual(['GET', 'HEAD']);
    // Without a policy for what goes on to the origin, only what is in the key does.
    expect(behaviour).not.toHaveProperty('OriginRequestPolicyId');
    expect(behaviour['TargetOriginId']).toBe(config.DefaultCacheBehavior.TargetOriginId);
  }
  const [policy] = propertiesOf('AWS::CloudFront::CachePolicy');
  expect(policy?.['CachePolicyConfig']).toMatchObject({
    MinTTL: 0,
    DefaultTTL: 0,
    MaxTTL: 60,
    ParametersInCacheKeyAndForwardedToOrigin: {
      CookiesConfig: { CookieBehavior: 'none' },
      HeadersConfig: { HeaderBehavior: 'none' },
      QueryStringsConfig: { QueryStringBehavior: 'whitelist', QueryStrings: ['page'] },
    },
  });
});
