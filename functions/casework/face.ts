import type { Content } from '#forms/layouts/html.ts';
import type { HttpResponse } from '#functions/runtime/http.ts';
import type { Asking } from '#functions/web/common/asking.ts';
import type { FormsPorts } from '#functions/web/forms/ports.ts';
import type { Actor } from '#shared/casework/actor.ts';
import type { CaseState } from '#shared/casework/case-state.ts';
import type { CaseRecord } from '#shared/casework/ledger.ts';
import type { LinkKind } from '#shared/casework/links/link.ts';
import type { Removal } from '#shared/casework/redaction/taken-out.ts';
import type { Shelf } from '#shared/casework/shelf.ts';
import type { Context, MessageIntent, Refusal, Task } from '#shared/casework/workflow.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { Dossier, Reading, Typed } from './dossier/dossier.ts';
import type { LookingPorts } from './dossier/looking.ts';
import type { Bringing, FormContext } from './forms/context.ts';
import type { Subjects, SubjectsAsked } from './forms/subjects.ts';
import type { Document } from './rendering/model.ts';

/**
 * What the web needs of one workflow beyond its shelf. The parts that only one function shows are loaded when that
 * function asks for them, so that no other pays for them at a cold start.
 */
export interface Face<State extends CaseState, Event extends Typed> {
  readonly shelf: Shelf<State, Typed, Event>;
  readonly reading: Reading<State>;
  /** What one of its cases is called in a list: "Serious incident". */
  readonly title: string;
  /** What this one is called, where a workflow has cases of more than one kind. */
  kind?(state: State): string;
  readonly stages: readonly NamedStage[];
  /** Its forms by name. Each is a command of that name, with `answers` and perhaps a `subject`. */
  readonly forms: readonly string[];
  /** Those that each person gives for themselves: a colleague's draft of one is never theirs. */
  readonly ownForms: readonly string[];
  /**
   * Of a linked case that its reader may not see, the reference is shown for links of these kinds alone, and never what was
   * written about them: the least that its readers need (SHARE-2). All of both, where a workflow does not say.
   */
  readonly namesLinked?: readonly LinkKind[];
  /** Which subjects a form of this kind may be about. Nothing for a kind this workflow does not know. */
  subjects(kind: string, asked: SubjectsAsked<State>): Subjects;
  /**
   * When what a form judges last became what it is: a version accepted, a reviewer proposed. What was answered before then
   * was answered of something else. Undefined for a form that judges nothing.
   */
  judgedSince?(state: State, form: string): Instant | undefined;
  /** What a form that was sent has come to, where the same form can come to different things. Else the form says it. */
  confirmation?(state: State, form: string, caseId: string): Confirmation | undefined;
  formContext(bringing: Bringing): Promise<FormContext>;
  /**
   * What follows in this case in particular, for the last page of a form: who was told, which clock runs. Shown only to
   * whoever sees the case. Nothing where the form's own words say it all.
   */
  after?(given: Given<State>): Promise<Content>;
  /** Where a task is done: its form, or a page on which something is read first. */
  taskHref(caseId: string, task: Pick<Task, 'form' | 'subject'>): string;
  pages(): Promise<CasePages<State, Event>>;
  documents(): Promise<CaseDocuments<State, Event>>;
}

export type AnyFace = Face<CaseState, Typed>;

/** What stands after a form was sent: what was done, and what happens next, a paragraph each. */
export interface Confirmation {
  readonly title: string;
  readonly next: readonly Content[];
}

/** A form that has been sent, with what came of it. */
export interface Given<State extends CaseState = CaseState> {
  readonly form: string;
  /** As it stands now. */
  readonly state: State;
  readonly context: Context;
  /** What was sent out with it. */
  readonly messages: readonly MessageIntent[];
}

/** A stage as a safeguarding lead calls it. */
export interface NamedStage {
  readonly id: string;
  readonly title: string;
  readonly final: boolean;
}

/** One person before one case. Nothing of it has been shown yet. */
export interface Look<State extends CaseState = CaseState, Event extends Typed = Typed> {
  readonly ports: FormsPorts;
  readonly asking: Asking;
  readonly record: CaseRecord;
  readonly state: State;
  readonly face: Face<State, Event>;
  readonly pages: CasePages<State, Event>;
  /** The rules the case is held to. */
  readonly shelf: Shelf<State, Typed, Event>;
  /** Stands above whatever page of the case is shown: what to think of before reading on. */
  readonly notice?: Content | undefined;
}

/**
 * The pages of a case. `/timeline`, `/decisions`, `/audit`, `/linked`, `/messages`, `/reads` and `/answers/{section}` are the same
 * for every workflow and ask `mayView` for the parts `timeline`, `export` and `reads`, and for that which `sections` says; the
 * others are its own.
 */
export interface CasePages<State extends CaseState, Event extends Typed> {
  /** The ways between the pages, in order; each shown to whoever sees its part. */
  readonly tabs: readonly Tab[];
  /** The page at the case's own address: all that this person may see of it. */
  overview(look: Look<State, Event>): Promise<HttpResponse>;
  /** A page of its own, by its path below the case: `chronology`. Undefined where there is none. */
  page(look: Look<State, Event>, path: string): Promise<HttpResponse> | undefined;
  /** What is posted to a path below the case and is no form: `take-up`. Undefined where nothing is. */
  post(look: Look<State, Event>, path: string): Promise<HttpResponse> | undefined;
  /** One event in plain words. Says nothing of what was written about a child. */
  told(dossier: Dossier<State, Event>, event: Event): Told;
  /** The sorts of thing its timeline can be narrowed to. */
  readonly sorts: readonly Sort[];
  /**
   * Which of its events are decisions, and the questions of their answers that say why: none for one that follows from
   * others. Without it a case has no page of decisions.
   */
  readonly decisions?: Readonly<Partial<Record<Event['type'], readonly string[]>>>;
  /** What was so on a past day. */
  stood(look: Look<State, Event>, then: Dossier<State, Event>): Content;
  readonly sections: Sections<State, Event>;
  /** Its parts and documents by the names under which a look at them is recorded: `chronology`, `report.docx`. */
  readonly read: Readonly<Record<string, string>>;
}

export interface Tab {
  readonly text: string;
  /** Below the case: `/chronology`; empty for the overview. */
  readonly path: string;
  readonly part: string;
}

/** One event of a timeline. */
export interface Told {
  readonly title: string;
  readonly kind: string;
  readonly detail?: string;
}

export interface Sort {
  readonly text: string;
  /** `kind` of what it shows. */
  readonly kind: string;
}

/** The answers a case keeps, by the key of `sections` before the colon: who sees them, and what they are called. */
export interface Sections<State extends CaseState, Event extends Typed> {
  /** The form that asked; usually of the same name. */
  formOf(section: string): string;
  /** Which part of the case they belong to, and the subject to ask `mayView` with. */
  partOf(
    look: Pick<Look<State, Event>, 'state' | 'shelf' | 'asking' | 'ports'>,
    section: string,
    subject?: string,
  ): SeenPart;
  /** Their title, where it is not the form's with what it was about. */
  titleOf(dossier: Dossier<State, Event>, section: string, subject?: string): string;
  /** Stands above the answers: a way to print them. */
  before(dossier: Dossier<State, Event>, section: string, subject?: string): Content;
}

export interface SeenPart {
  readonly part: string;
  readonly subject?: string | undefined;
}

export interface CaseDocuments<State extends CaseState, Event extends Typed> {
  /** A document by its address below the case: `report`, `return/schools`. Undefined for no address of one. */
  named(name: string): DocumentOfCase<State, Event> | undefined;
  /** Of which documents redacted copies can be prepared. Absent where none can. */
  readonly copies?: Copying<State, Event>;
  /** A page among the documents that is none itself: the copy sheet. Undefined for no address of one. */
  page(ports: LookingPorts, asking: Asking, record: CaseRecord, name: string): Promise<HttpResponse> | undefined;
}

/** What preparing copies for somebody outside needs to know of a workflow. */
export interface Copying<State extends CaseState, Event extends Typed> {
  /** Every document that a case standing so may have, by address and title, in the order in which they are offered. */
  titles(state: State): readonly (readonly [name: string, title: string])[];
  /** Names that may stand in no copy, and what stands there instead. */
  protects(dossier: Dossier<State, Event>): readonly Removal[];
}

/** A document as the page of the case offers it: who may have it, and whether there is one yet. */
export interface OfferedDocument<State extends CaseState, Event extends Typed> {
  mayHave(state: State, actor: Actor, at: Instant): Result<void, Refusal>;
  /** Undefined while the case has not come to the point at which there is such a document. */
  make(dossier: Dossier<State, Event>): Document | undefined;
}

export interface DocumentOfCase<State extends CaseState, Event extends Typed> extends OfferedDocument<State, Event> {
  /** Titles of the sections in which a name may still stand that should not, for a person to read. */
  namesLeft(dossier: Dossier<State, Event>, document: Document): readonly string[];
  /** Why it may be read here and not yet be printed or taken away. Absent for a document that always may. */
  withheld?(dossier: Dossier<State, Event>): Refusal | undefined;
}
