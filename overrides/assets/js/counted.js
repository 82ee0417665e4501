const language = () => document.documentElement.lang || "he";

/** A number with the separators of the page's language; digits are Western in all of them. */
export const number = (value) => new Intl.NumberFormat(`${language()}-u-nu-latn`, { maximumFractionDigits: 2 }).format(value);

/** A sentence that counts, in the plural form that the page's language has for the number. */
export function counted(forms, count) {
  const form = forms[new Intl.PluralRules(language()).select(count)] ?? forms.other;
  return form.replace("{count}", number(count));
}

/** A sentence whose placeholders are filled with other people's words: those keep their own direction. */
export function filled(sentence, words) {
  const parts = sentence.split(/\{(\w+)\}/);
  return parts.map((part, index) => {
    if (index % 2 === 0) return part;
    const word = document.createElement("bdi");
    word.textContent = words[part];
    return word;
  });
}
