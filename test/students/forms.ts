/** Reads pages as a browser does: hidden fields, what is chosen, what a form would send. */
export const body = async (response: Promise<Response> | Response) => (await response).text();
/** The values of the hidden fields, as a browser would send them back. */
export const hidden = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((found) => [found[1]!, found[2]!]),
  );
export const checked = (html: string): string[] =>
  [...html.matchAll(/<input[^>]*>/g)]
    .map((found) => found[0])
    .filter((input) => / checked/.test(input))
    .map((input) => `${/name="([^"]+)"/.exec(input)?.[1]}=${/value="([^"]+)"/.exec(input)?.[1]}`);

/** What a browser would send of the form in this page, were it sent as it stands. */
export function formIn(html: string): Record<string, string | string[]> {
  const form = html.slice(html.indexOf('<main'), html.indexOf('</main'));
  const sent: Record<string, string[]> = {};
  const put = (name: string | undefined, value: string) => name && (sent[name] = [...(sent[name] ?? []), value]);
  const unescape = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  for (const [input] of form.matchAll(/<input[^>]*>/g)) {
    const [name, value = ''] = [/name="([^"]+)"/.exec(input)?.[1], unescape(/value="([^"]*)"/.exec(input)?.[1] ?? '')];
    if (!/type="(radio|checkbox)"/.test(input) || / checked/.test(input)) put(name, value);
  }
  for (const [select, name] of form.matchAll(/<select[^>]*name="([^"]+)"[\s\S]*?<\/select>/g)) {
    put(name, /<option value="([^"]*)" selected/.exec(select)?.[1] ?? '');
  }
  return sent;
}
