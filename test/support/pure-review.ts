import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import { arrangementInForce } from '#shared/boroughs/load.ts';
import { Actor, TIME } from '#shared/casework/actor.ts';
import type { Answers } from '#shared/casework/answers.ts';
import type { Context, MessageIntent, Recorded, Refusal } from '#shared/casework/workflow.ts';
import type { LocalReviewDecided } from '#shared/contracts/local-review-decided.ts';
import { editionOn } from '#shared/guidance/clocks.ts';
import { CaseId } from '#shared/kernel/ids.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { Command, FormName } from '#shared/practice-review/commands.ts';
import { practiceReviewShelf } from '#shared/practice-review/shelf.ts';
import type { PracticeReviewEvent } from '#shared/practice-review/state/events.ts';
import type { PracticeReview } from '#shared/practice-review/state/state.ts';
import { holderOf, london } from './pure-case.ts';

const REVIEW = CaseId.parse('c00000000000000000002');

/** Somebody who signs in with this address and holds no post of the borough: a reviewer, or a stranger. */
export const reviewer = (address: string): Actor =>
  Actor.parse({ person: `person-${address}`, name: 'Somebody without a post', address, posts: [] });

/** A practice review kept in memory: the pure rules alone, on a clock moved by hand, with everything they called for. */
export class PureReview {
  state: PracticeReview = practiceReviewShelf.workflow.initial;
  readonly events: Recorded<PracticeReviewEvent>[] = [];
  readonly messages: (MessageIntent & { at: Instant })[] = [];
  readonly contracts: unknown[] = [];
  readonly refusals: Refusal[] = [];
  readonly arrangement: Arrangement;
  now: Instant;

  constructor(borough: string, start: string, change: (arrangement: Arrangement) => Arrangement = (same) => same) {
    this.now = london(start);
    this.arrangement = change(arrangementInForce(borough, londonDate(this.now)));
  }

  context(actor: Actor = TIME): Context {
    return {
      caseId: REVIEW,
      reference: 'TST-0000-0001',
      actor,
      now: this.now,
      arrangement: this.arrangement,
      edition: editionOn(londonDate(this.now)).key,
    };
  }

  /**
   * A person's command, authorised and decided. `who` is a post of the borough, or somebody made by `reviewer`. The
   * refusal's reason, or the types of the events it made.
   */
  by(who: string | Actor, command: Command): string | readonly string[] {
    const actor = this.#actor(who);
    const may = practiceReviewShelf.mayAct(this.state, actor, command, this.now);
    return may.ok ? this.#decided(command, actor) : this.#refused(may.error);
  }

  /** The same, said shortly: a form filled in. */
  form(who: string | Actor, type: FormName, answers: Answers = {}, subject?: string): string | readonly string[] {
    return this.by(who, { type, answers, ...(subject === undefined ? {} : { subject }) });
  }

  /** What the service itself does: take up a contract, report a message in trouble. Nobody is asked whether they may. */
  service(command: Command): string | readonly string[] {
    return this.#decided(command, TIME);
  }

  /** The review of a case decided elsewhere, begun. */
  beginFrom(contract: LocalReviewDecided): string | readonly string[] {
    return this.service({ type: 'begin-from-contract', contract });
  }

  /** Whether somebody may look at a part; the refusal's reason where they may not. */
  sees(who: string | Actor, part: string, subject?: string): true | string {
    const may = practiceReviewShelf.mayView(this.state, this.#actor(who), part, subject, this.now);
    return may.ok ? true : may.error.reason;
  }

  /** Time moves, stopping at each moment at which it has something to do. */
  until(time: string): void {
    const end = london(time);
    for (let turns = 0; ; turns += 1) {
      if (turns > 1000) throw new Error(`Time is always due at ${this.now}`);
      const next = practiceReviewShelf.workflow.nextDue(this.state, this.context());
      if (next === undefined || next > end) break;
      if (next > this.now) this.now = next;
      if (practiceReviewShelf.workflow.due(this.state, this.context()) === undefined) {
        // A look with nothing due, as the machine takes after a long quiet: time goes on from there.
        const later = practiceReviewShelf.workflow.nextDue(this.state, this.context());
        if (later === undefined || later <= this.now) break;
        continue;
      }
      this.#decided({ type: 'time-passed' }, TIME);
    }
    this.now = end;
  }

  /** The state that the ledger alone gives. Equal to `state`, always. */
  replayed(): PracticeReview {
    const { workflow } = practiceReviewShelf;
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
    const { workflow } = practiceReviewShelf;
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
