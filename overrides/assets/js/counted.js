const language = () => document.documentElement.lang || "he";

/** A number with the separators of the page's language; digits are Western in all of them. */
export const number = (value) => new Intl.NumberFormat(`${language()}-u-nu-latn`, { maximumFractionDigits: 2 }).format(value);

/** A sentence that counts, in the plural form that the page's language has for the number. */
export function counted(forms, count) {
  const form = forms[new Intl.PluralRules(language()).select(count)] ?? forms.other;
  return form.replace("{count}", number(count));
}
