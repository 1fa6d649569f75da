/** A file a person may send to whoever makes Docent; Docent itself sends nothing. */
import { z } from 'zod';
import { nothing, route } from './route.ts';

/** UTF-16 units of the whole file: the facts have some thousand, a person's own words rarely as many. */
const most = 200_000;

export const feedbackRequests = {
  /** How things stand, without a word of a document, a question, a name or a path. */
  'feedback.facts': route(nothing).returns<{ readonly text: string }>(),
  /** Asks where to save exactly what was shown (window only); null when the person closed the dialog. */
  'feedback.save': route(z.object({ text: z.string().min(1).max(most) }).strict()).returns<string | null>(),
} as const;
export const feedbackShellRoutes = ['feedback.save'] as const;
