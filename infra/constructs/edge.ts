import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct, IConstruct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

export interface EdgeProps {
  readonly borough: string;
  readonly domain: string;
  /** ARN, in us-east-1. */
  readonly certificate: string;
  /** Host of the HTTP API. */
  readonly origin: string;
  readonly timeout: Duration;
  /** ARN of a web ACL for CloudFront, where the council has one. */
  readonly waf?: string;
}

const YEARS_2 = Duration.days(730);
/** What is withdrawn is gone from every copy after this. */
const BRIEFLY = Duration.minutes(1);

/** Nothing of who asks goes into the key, so nothing of who asks reaches the pages: no cookie, no header. */
const publicPages = (scope: Construct, borough: string): CachePolicy =>
  new CachePolicy(scope, 'public-pages', {
    cachePolicyName: `${borough}-public-pages`,
    comment: 'Published reviews, for a minute at most',
    minTtl: Duration.seconds(0),
    defaultTtl: Duration.seconds(0),
    maxTtl: BRIEFLY,
    cookieBehavior: CacheCookieBehavior.none(),
    headerBehavior: CacheHeaderBehavior.none(),
    queryStringBehavior: CacheQueryStringBehavior.allowList('page'),
    enableAcceptEncodingGzip: true,
    enableAcceptEncodingBrotli: true,
  });

/** Set where a function forgets them; the functions' own, which may be stricter, stand. */
const securityHeaders = (scope: Construct, borough: string): ResponseHeadersPolicy =>
  new ResponseHeadersPolicy(scope, 'headers', {
    responseHeadersPolicyName: `${borough}-cases`,
    securityHeadersBehavior: {
      strictTransportSecurity: { accessControlMaxAge: YEARS_2, includeSubdomains: true, override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.SAME_ORIGIN, override: false },
      contentSecurityPolicy: {
        contentSecurityPolicy:
          "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        override: false,
      },
    },
    customHeadersBehavior: {
      customHeaders: [
        { header: 'permissions-policy', value: 'camera=(), geolocation=(), microphone=()', override: true },
        { header: 'x-robots-tag', value: 'noindex, nofollow', override: true },
      ],
    },
  });

/** Style sheets, scripts and images: public by nature, reached through CloudFront alone. */
const assetsBucket = (scope: Construct): Bucket => {
  const bucket = new Bucket(scope, 'assets', {
    encryption: BucketEncryption.S3_MANAGED,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    versioned: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  acknowledge(bucket, {
    id: 'AwsSolutions-S1',
    reason: 'Holds only style sheets, scripts and images that anyone may read; an access log would list visitors.',
  });
  return bucket;
};

const isBucket = (construct: IConstruct): construct is IBucket => construct instanceof Bucket;

/** The library's class and its own interface differ under exact optional properties; this asks at run time. */
const asBucket = (construct: IConstruct): IBucket => {
  if (isBucket(construct)) return construct;
  throw new Error(`${construct.node.path} is no bucket.`);
};

/** One address for everything: pages from the API, never cached but for published reviews; static files from the bucket. TLS 1.2 or newer. */
export const edge = (scope: Construct, props: EdgeProps): { distribution: Distribution; assets: Bucket } => {
  const assets = assetsBucket(scope);
  const responseHeadersPolicy = securityHeaders(scope, props.borough);
  const api = new HttpOrigin(props.origin, {
    protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
    originSslProtocols: [OriginSslPolicy.TLS_V1_2],
    readTimeout: props.timeout,
  });
  const cachePolicy = publicPages(scope, props.borough);
  // On the day of a publication many read one page, and none of them holds up those at work behind the same address.
  const anybodys = {
    origin: api,
    viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
    allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
    cachePolicy,
    responseHeadersPolicy,
    compress: true,
  };
  const distribution = new Distribution(scope, 'edge', {
    comment: `Child safeguarding cases, ${props.borough}`,
    domainNames: [props.domain],
    certificate: Certificate.fromCertificateArn(scope, 'certificate', props.certificate),
    minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    httpVersion: HttpVersion.HTTP2_AND_3,
    ...(props.waf ? { webAclId: props.waf } : {}),
    defaultBehavior: {
      origin: api,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      responseHeadersPolicy,
      compress: true,
    },
    additionalBehaviors: {
      '/published': anybodys,
      '/published/*': anybodys,
      '/assets/*': {
        origin: S3BucketOrigin.withOriginAccessControl(asBucket(assets)),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy,
        compress: true,
      },
    },
  });
  acknowledge(
    distribution,
    {
      id: 'AwsSolutions-CFR1',
      reason:
        'Social workers and police travel with children in their care; sign-in, not a country, decides who enters.',
    },
    {
      id: 'AwsSolutions-CFR3',
      reason:
        'Its log would hold addresses of people and secrets in paths; the API logs routes, the case records reads.',
    },
  );
  acknowledge(distribution, {
    id: 'CloudFormation-Validate::E3013',
    reason: "The alias is read from Parameter Store when it is deployed; the check sees the parameter's name.",
  });
  if (!props.waf) {
    acknowledge(distribution, {
      id: 'AwsSolutions-CFR2',
      reason: "A council brings its own firewall rules (context `waf`); the API's throttle stands without one.",
    });
  }
  return { distribution, assets };
};
