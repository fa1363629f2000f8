import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import { arrangementInForce } from '#shared/boroughs/load.ts';
import { actingPosts } from '#shared/boroughs/people.ts';
import { Actor, TIME } from '#shared/casework/actor.ts';
import type { Shelf } from '#shared/casework/shelf.ts';
import type { Context, MessageIntent, Recorded, Refusal } from '#shared/casework/workflow.ts';
import { editionOn } from '#shared/guidance/clocks.ts';
import type { CaseId } from '#shared/kernel/ids.ts';
import { instantOfLondon, londonDate } from '#shared/kernel/london.ts';
import { type Instant, LondonTime } from '#shared/kernel/time.ts';

/** What a case is called. */
export interface Named {
  readonly caseId: CaseId;
  readonly reference: string;
}

export const london = (time: string): Instant => instantOfLondon(LondonTime.parse(time));

/** Somebody of the borough, acting through the post they sign in as. */
export const holderOf = (arrangement: Arrangement, post: string, at: Instant): Actor => {
  const held = arrangement.posts.find(({ id }) => id === post);
  if (held === undefined) throw new Error(`No post ${post} in ${arrangement.borough}`);
  return Actor.parse({
    person: `person-${post}`,
    name: held.title,
    address: held.address,
    posts: actingPosts(arrangement, held.address, londonDate(at)),
  });
};

/**
 * A case of any workflow kept in memory: the pure rules alone, on a clock moved by hand, with everything they called for.
 */
export class PureWorkflow<
  State extends { readonly stage: string },
  Command extends { readonly type: string },
  Event extends { readonly type: string },
> {
  state: State;
  readonly events: Recorded<Event>[] = [];
  readonly messages: (MessageIntent & { at: Instant })[] = [];
  readonly contracts: unknown[] = [];
  readonly refusals: Refusal[] = [];
  readonly arrangement: Arrangement;
  now: Instant;
  readonly #shelf: Shelf<State, Command, Event>;
  readonly #timePassed: Command;
  readonly #named: Named;

  constructor(
    shelf: Shelf<State, Command, Event>,
    timePassed: Command,
    named: Named,
    borough: string,
    start: string,
    change: (arrangement: Arrangement) => Arrangement = (same) => same,
  ) {
    this.#shelf = shelf;
    this.#timePassed = timePassed;
    this.#named = named;
    this.state = shelf.workflow.initial;
    this.now = london(start);
    this.arrangement = change(arrangementInForce(borough, londonDate(this.now)));
  }

  context(actor: Actor = TIME): Context {
    return {
      ...this.#named,
      actor,
      now: this.now,
      arrangement: this.arrangement,
      edition: editionOn(londonDate(this.now)).key,
    };
  }

  /**
   * A person's command, authorised and decided. `who` is a post of the borough, or somebody without one. The refusal's
   * reason, or the types of the events it made.
   */
  by(who: string | Actor, command: Command): string | readonly string[] {
    const actor = this.#actor(who);
    const may = this.#shelf.mayAct(this.state, actor, command, this.now);
    return may.ok ? this.#decided(command, actor) : this.#refused(may.error);
  }

  /** What the service itself does: take up a contract, report a message in trouble. Nobody is asked whether they may. */
  service(command: Command): string | readonly string[] {
    return this.#decided(command, TIME);
  }

  /** Whether somebody may look at a part; the refusal's reason where they may not. */
  sees(who: string | Actor, part: string, subject?: string): true | string {
    const may = this.#shelf.mayView(this.state, this.#actor(who), part, subject, this.now);
    return may.ok ? true : may.error.reason;
  }

  /** Time moves, stopping at each moment at which it has something to do. */
  until(time: string): void {
    const { workflow } = this.#shelf;
    const end = london(time);
    for (let turns = 0; ; turns += 1) {
      if (turns > 1000) throw new Error(`Time is always due at ${this.now}`);
      const next = workflow.nextDue(this.state, this.context());
      if (next === undefined || next > end) break;
      if (next > this.now) this.now = next;
      if (workflow.due(this.state, this.context()) === undefined) {
        // A look with nothing due, as the machine takes after a long quiet: time goes on from there.
        const later = workflow.nextDue(this.state, this.context());
        if (later === undefined || later <= this.now) break;
        continue;
      }
      this.#decided(this.#timePassed, TIME);
    }
    this.now = end;
  }

  /** The state that the ledger alone gives. Equal to `state`, always. */
  replayed(): State {
    const { workflow } = this.#shelf;
    return this.events.reduce((state, event) => workflow.evolve(state, event), workflow.initial);
  }

  #actor(who: string | Actor): Actor {
    return typeof who === 'string' ? holderOf(this.arrangement, who, this.now) : who;
  }

  #refused(refusal: Refusal): string {
    this.refusals.push(refusal);
    return refusal.reason;
  }

  #decided(command: Command, actor: Actor): string | readonly string[] {
    const { workflow } = this.#shelf;
    const decided = workflow.decide(this.state, command, this.context(actor));
    if (!decided.ok) return this.#refused(decided.error);
    const recorded = decided.value.map((event, index) => ({
      seq: this.events.length + index + 1,
      at: this.now,
      by: { person: actor.person, name: actor.name, post: actor.posts[0]?.post },
      command: `command-${this.events.length}`,
      event: workflow.event.parse(event),
    }));
    const before = this.state;
    this.state = recorded.reduce((state, event) => workflow.evolve(state, event), before);
    const { messages, contracts } = workflow.consequences(before, recorded, this.state, this.context(actor));
    this.events.push(...recorded);
    this.messages.push(...messages.map((message) => ({ ...message, at: this.now })));
    this.contracts.push(...contracts);
    return recorded.map(({ event }) => event.type);
  }
}
