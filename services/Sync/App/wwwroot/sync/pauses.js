// @ts-check
// How long to wait before the next try: longer each time, and never the same for all who lost their server at once.

const shortest = 500;
const longest = 30_000;

/** @param {(delay: number) => number} [spread] */
export function growingPauses(spread = (delay) => delay * (0.5 + Math.random())) {
  let tries = 0;
  return {
    next: () => spread(Math.min(longest, shortest * 2 ** Math.min(tries++, 16))),
    reset: () => { tries = 0; },
  };
}
