/** Short ways of writing down the built-in templates. */
import type { FieldRules, Template, TemplateField } from '../../../preload/contract/shapes.ts';

type More = Partial<Omit<TemplateField, 'name' | 'type' | 'description'>>;

export const field = (
  name: string,
  type: TemplateField['type'],
  description: string,
  more: More = {},
): TemplateField => ({
  ...{ name, type, description, labels: [], examples: [], options: [], rules: {}, group: null },
  ...more,
});

export const required: FieldRules = { required: true };

export const builtIn = (id: string, name: string, purpose: string, fields: readonly TemplateField[]): Template => ({
  ...{ id, name, purpose, fields },
  builtIn: true,
  changedAt: 0,
});
