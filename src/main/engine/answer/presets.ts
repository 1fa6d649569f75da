/** Ways of writing a person can choose. They are wishes: the rules about passages and citations stand above them. */
import type { Preset } from '../../../preload/contract/shapes.ts';

const languageMark = '{language}';

export const builtInPresets: readonly Preset[] = [
  preset(
    'precise',
    'Precise',
    'Answer as exactly and briefly as the passages allow: figures, dates, names and conditions in full, no introduction, no repetition.',
  ),
  preset(
    'explain',
    'Explain simply',
    'Explain in plain, everyday words and short sentences, as to somebody who is new to the subject. Say what a technical term means when it first appears.',
  ),
  preset(
    'summarise',
    'Summarise',
    'Give the gist: the most important points first, one sentence each, and leave out details that change nothing.',
  ),
  preset(
    'translate',
    'Translate the answer to…',
    `Write the answer in ${languageMark}, whatever the language of the question and of the passages. Keep names and numbers as they are.`,
    true,
  ),
];

/** What is added to the rules, with the language in place; null when the preset needs one that was not named. */
export function presetInstructions(preset: Preset, language: string | null): string | null {
  if (!preset.takesLanguage) return preset.instructions;
  const named = language?.replace(/\s+/g, ' ').trim() ?? '';
  return named === '' ? null : preset.instructions.replace(languageMark, () => named);
}

function preset(id: string, name: string, instructions: string, takesLanguage = false): Preset {
  return { id, name, instructions, builtIn: true, takesLanguage };
}
