import { HtmlValidate } from 'html-validate/node';

/** Each rule that is off says why; everything else of the recommended and the accessibility presets holds. */
const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    // Names of ours are short words; BEM or not is no matter of correctness.
    'class-pattern': 'off',
    'id-pattern': 'off',
    'name-pattern': 'off',
    // hono/jsx writes `<br/>` and boolean attributes as `checked=""`.
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'no-inline-style': 'error',
    // Rows become blocks on a phone, and `display: block` drops the roles unless they are written out.
    'no-redundant-role': 'off',
    // A notice and a wide table are regions only when they have a name, so a section would say too much.
    'prefer-native-element': [
      'error',
      { exclude: ['table', 'rowgroup', 'row', 'cell', 'columnheader', 'rowheader', 'region'] },
    ],
    // The title of a position is as long as its employer wrote it.
    'long-title': 'off',
    // hono answers `<!doctype html>`, which is the same to every browser.
    'doctype-style': 'off',
    // A number may break where text of 200 % on a phone leaves no room for it.
    'tel-non-breaking': 'off',
    // Boxes of one question share their name as radios do.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit'] }],
  },
});

/** What is wrong with a document, one line each. */
export function validateHtml(html: string): string[] {
  const report = validator.validateStringSync(html);
  return report.results.flatMap((result) =>
    result.messages.map((message) => `${message.ruleId} ${message.line}:${message.column} ${message.message}`),
  );
}
