import { Validations } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { workflows } from '#infra/workflows.ts';
import { synthesizedOnce } from './support/synthesized.ts';

/** What is accepted in one borough, and how often. One more is a decision: change it here and say why there. */
const ACCEPTED = {
  'AwsSolutions-APIG4': 1,
  'AwsSolutions-CFR1': 1,
  'AwsSolutions-CFR2': 1,
  'AwsSolutions-CFR3': 1,
  'AwsSolutions-IAM4': 1,
  // For each machine: its role's log delivery and tracing, and the executions of it that four functions look at.
  'AwsSolutions-IAM5': 5 * workflows.length,
  'AwsSolutions-S1': 1,
  'AwsSolutions-SQS3': 2,
  'CloudFormation-Validate': 1,
};

const Entry = z.record(z.string(), z.string());

describe('findings of the rule pack', () => {
  // Synthesis itself throws for a finding that nobody acknowledged.
  const { app } = synthesizedOnce(['brent']);
  const accepted = app.node
    .findAll()
    .flatMap(({ node }) => node.metadata)
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.entries(Entry.parse(data)));

  it('are acknowledged exactly so often', () => {
    const counts: Record<string, number> = {};
    for (const [id] of accepted) {
      const rule = /([A-Za-z]+-[A-Z0-9a-z]+)(\[|::E|$)/.exec(id.replace(/^annotation::/i, ''))?.[1] ?? id;
      counts[rule] = (counts[rule] ?? 0) + 1;
    }
    expect(counts).toEqual(ACCEPTED);
  });

  it('are each acknowledged with a reason of a sentence', () => {
    for (const [id, reason] of accepted) expect(reason, id).toMatch(/^[A-Z].{40,}\.$/);
  });
});
