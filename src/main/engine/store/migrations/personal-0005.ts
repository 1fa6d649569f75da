/** Conversations that stay on top, and what a person thinks of an answer. */
export const personal0005 = `
ALTER TABLE conversation ADD COLUMN pinned_at INTEGER;
ALTER TABLE message ADD COLUMN rating TEXT CHECK (rating IN ('good', 'bad'));
`;
