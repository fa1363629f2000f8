import type { z } from 'zod';
import type { Arrangement, ArrangementFile } from '../arrangement.ts';
import type { Contact, Protocol } from '../escalation.ts';

/** A protocol in a borough's own names: each post and agency that is called otherwise there, as it is called there. */
export const inNamesOf = (protocol: Protocol, named: Readonly<Record<string, string>>): Protocol => {
  const own = (key: string): string => (Object.hasOwn(named, key) ? (named[key] ?? key) : key);
  const contact = (one: Contact): Contact => ('post' in one ? { ...one, post: own(one.post) } : one);
  return {
    ...protocol,
    services: protocol.services.map((service) => ({ ...service, agencies: service.agencies.map(own) })),
    routes: protocol.routes.map((row) => ({ ...row, to: row.to.map(contact), also: row.also.map(contact) })),
    stages: protocol.stages.map(({ panel, meeting, ...stage }) => ({
      ...stage,
      raising: stage.raising.map(contact),
      receiving: stage.receiving.map(contact),
      decides: stage.decides.map(contact),
      ...(panel && { panel: { ...panel, convenedBy: own(panel.convenedBy) } }),
      ...(meeting && {
        meeting: { ...meeting, convenedBy: own(meeting.convenedBy), called: meeting.called.map(own) },
      }),
    })),
  };
};

/** The arrangements with each protocol whole in the place of its name. One that is not at hand is left out: the checks report it. */
export const withProtocols = (
  file: z.infer<typeof ArrangementFile>,
  sound: ReadonlyMap<string, Protocol>,
): Arrangement => ({
  ...file,
  escalation: {
    ...file.escalation,
    protocols: file.escalation.protocols.flatMap(({ protocol, named, ...dated }) => {
      const whole = sound.get(protocol);
      return whole === undefined ? [] : [{ ...dated, protocol: inNamesOf(whole, named) }];
    }),
  },
});
