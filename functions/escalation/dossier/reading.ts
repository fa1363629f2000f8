import type { Reading } from '#functions/casework/dossier/dossier.ts';
import { protocolNamed } from '#shared/escalation/route/protocols.ts';
import type { Disagreement } from '#shared/escalation/state/state.ts';

/** How answers kept in a disagreement are read. */
export const reading: Reading<Disagreement> = {
  choices: (state, { arrangement }) => {
    const agencies = arrangement.agencies.map(({ id, name }) => ({ value: id, label: name }));
    const protocol = state.protocol === undefined ? undefined : protocolNamed(arrangement, state.protocol);
    return {
      agencies,
      'other-agencies': [...agencies, { value: 'another-area', label: 'An agency of another authority' }],
      circumstances: (protocol?.services ?? []).flatMap(({ circumstances }) =>
        circumstances.map(({ id, asks }) => ({ value: id, label: asks })),
      ),
      'stages-to-move-to': [
        { value: 'line', label: 'The next line of the same stage' },
        ...(protocol?.stages ?? []).map(({ title }, index) => ({
          value: `stage-${index + 1}`,
          label: `Stage ${index + 1}: ${title}`,
        })),
      ],
    };
  },
  factsThen: () => ({}),
};
