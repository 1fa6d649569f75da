/** Whether a text holds a word or a number: signs alone claim nothing that could be supported or not. */
export const saysSomething = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);
