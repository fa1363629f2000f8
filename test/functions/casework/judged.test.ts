import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const files = globSync('functions/**/*.ts').map((file) => [file, readFileSync(file, 'utf8')] as const);

describe('who may see or do something', () => {
  it('is never asked of a state just as it was read, which does not know of a conflict declared in its kin', () => {
    const reading = files.filter(([, text]) => /parse\(\s*(record|found|row|other)\??\.state\s*\)/.test(text));
    const asking = reading.filter(([, text]) => /\.(mayView|mayAct|mayHave)\(/.test(text));
    // It decides on the state as it is kept, once it has asked of the other who may.
    expect(asking.map(([file]) => file)).toEqual(['functions/casework/act.ts']);
    expect(asking.every(([, text]) => text.includes('parse(stateToJudge(record))'))).toBe(true);
  });

  it('is asked of that which knows wherever a case is faced', () => {
    const judging = files.filter(([, text]) => text.includes('stateToJudge(record)')).map(([file]) => file);
    expect(judging).toEqual(
      expect.arrayContaining([
        'functions/web/faces.ts',
        'functions/web/actions/seeing.ts',
        'functions/casework/act.ts',
      ]),
    );
  });
});
