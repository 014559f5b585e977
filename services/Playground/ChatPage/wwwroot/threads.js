// Which audit steps tell one story: the message that a draft came from, the replies and the presses on its card, and what came of it.

const linking = new Set(['draft', 'command', 'update', 'effect']);

/** The steps of the story that this message is part of, oldest first. */
export function storyOf(messageId, steps) {
  const parents = new Map();
  const root = (key) => {
    while (parents.has(key)) key = parents.get(key);
    return key;
  };
  const join = (one, other) => {
    if (root(one) !== root(other)) parents.set(root(one), root(other));
  };
  let before = null;
  for (const step of steps) {
    const [first, ...rest] = keysOf(step);
    // A step that names nothing belongs to what went on when it happened.
    if (!first && before) join(`step ${step.seq}`, before);
    for (const key of first ? [first, ...rest] : []) join(`step ${step.seq}`, key);
    before = `step ${step.seq}`;
  }
  const story = root(`message ${messageId}`);
  return steps.filter((step) => root(`step ${step.seq}`) === story);
}

function keysOf(step) {
  return [
    step.sourceMessageId && `message ${step.sourceMessageId}`,
    linking.has(step.entityType) && `${step.entityType} ${step.entityId}`,
    step.details?.draft && `draft ${step.details.draft}`,
  ].filter(Boolean);
}
