import { type Html, html } from '#forms/layouts/html.ts';
import { tag } from '#forms/layouts/parts/marks.ts';
import type { Transition } from '#shared/casework/workflow.ts';
import type { NamedStage } from '../face.ts';

export interface PathStep {
  readonly stage: string;
  readonly title: string;
  readonly standing: 'Done' | 'Now' | 'Next' | 'To come';
}

/** Where a case may be on its way: its workflow's moves, the names of its stages, and its events so far. */
export interface Journey {
  readonly transitions: readonly Transition[];
  readonly stages: readonly NamedStage[];
  readonly events: readonly { readonly event: { readonly type: string } }[];
  /** Where it stands now. */
  readonly stage: string;
  /** The stages to come, in order, if nothing turns it. */
  readonly ahead: readonly string[];
}

/** Where the case has been, is, and will go. Stages without a name, such as that of no case yet, are left out. */
export const pathOf = ({ transitions, stages, events, stage: now, ahead }: Journey): readonly PathStep[] => {
  const named = (stage: string) => stages.find(({ id }) => id === stage);
  const titleOf = (stage: string): string => named(stage)?.title ?? 'New';
  const been: string[] = [];
  let at = 'new';
  for (const { event } of events) {
    const from = at;
    at = transitions.find((row) => row.from === from && row.event === event.type)?.to ?? from;
    // A decision taken again goes back: what came after is still to come.
    const again = been.indexOf(at);
    if (again >= 0) been.length = again;
    been.push(at);
  }
  const final = named(now)?.final === true;
  return [
    ...been
      .filter((stage) => named(stage) !== undefined && stage !== now)
      .map((stage) => ({ stage, title: titleOf(stage), standing: 'Done' as const })),
    { stage: now, title: titleOf(now), standing: final ? 'Done' : 'Now' },
    ...(final ? [] : ahead).map((stage, index) => ({
      stage,
      title: titleOf(stage),
      standing: index === 0 ? ('Next' as const) : ('To come' as const),
    })),
  ];
};

const COLOURS = { Done: 'green', Now: 'blue', Next: 'grey', 'To come': 'grey' } as const;

export const stagePathHtml = (steps: readonly PathStep[]): Html =>
  html`<ol class="govuk-list govuk-list--number govuk-list--spaced">${steps.map(
    ({ title, standing }) =>
      html`<li${standing === 'Now' && html` aria-current="step"`}>${standing === 'Now' ? html`<strong>${title}</strong>` : title} ${tag(standing, COLOURS[standing])}</li>`,
  )}</ol>`;
