// @ts-check
/** Sorts by the first pair that differs. Dates and ids stand in order as they are written; a language's own order would cost seconds over thousands. @param {...[string, string]} pairs */
export function inOrder(...pairs) {
  for (const [one, other] of pairs) if (one !== other) return one < other ? -1 : 1;
  return 0;
}
