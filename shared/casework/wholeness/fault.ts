/** Something about a record that is not as it was written. */
export interface Fault {
  /**
   * `altered`, `taken-out`, `put-in`, `moved`: of events. `head`: the record does not end at its last event. `state`: replay
   * gives another state than the one kept. `rules`: nothing can replay it. `file`: an exported file, apart from its events.
   */
  readonly what: 'altered' | 'taken-out' | 'put-in' | 'moved' | 'head' | 'state' | 'rules' | 'file';
  /** The event it is about, by number, where it is about one; the first of them where it is about several. */
  readonly event?: number;
  /** Where that event stands among those there are, from 1; said where its number does not say it. */
  readonly place?: number;
  /** A sentence. It holds nothing of what was written about anybody. */
  readonly words: string;
}
