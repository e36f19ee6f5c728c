/** Texts in every language, by their keys. */
export type Texts = Readonly<Record<string, { readonly en: string; readonly zh: string }>>;
