/** Names that are everyday words too: taken out wherever they are spelt so, they would take dates and sense with them. */
const WORDS = new Set(
  [
    'april august autumn child faith grace hope joy june may monday summer sunday will mark rose',
    'best black brown case church day green hill king lane law little long love page price small street white wood young',
  ].flatMap((words) => words.split(' ')),
);

/** Whether a name, alone, may as well be the month, the flower or the will to do something. */
export const isEverydayWord = (name: string): boolean => WORDS.has(name.trim().toLowerCase());
