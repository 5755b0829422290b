import type { Problems } from '../../src/errors.ts';
import { Frame } from '../frame.tsx';
import { list } from '../names.ts';
import type { Page } from '../page.ts';
import { Actions, Button } from '../parts/button.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { TextField } from '../parts/text-field.tsx';

export const settingNames = ['name', 'name_en', 'city', 'phone', 'sms', 'mail', 'hours', 'hours_en'] as const;
type Name = (typeof settingNames)[number];

type Props = {
  page: Page;
  given: (name: string) => string;
  problems: Problems;
  /** Places like the city that was not found. */
  cities: readonly string[];
};

const kinds: Partial<Record<Name, 'phone' | 'mail'>> = { phone: 'phone', sms: 'phone', mail: 'mail' };
const chinese: readonly Name[] = ['name', 'city', 'hours'];

/** What every page says of the agency. */
export function SettingsPage({ page, given, problems, cities }: Props) {
  const t = page.words.site.settings;
  const hints: Partial<Record<Name, string>> = {
    city: cities.length > 0 ? `${t.cityHint} ${t.cityLike(list(page, cities))}` : t.cityHint,
    phone: t.phoneHint,
    sms: t.phoneHint,
    hours: t.hoursHint,
  };
  const labels = Object.fromEntries(settingNames.map((name) => [name, t[name]]));
  return (
    <Frame page={page} title={t.title} lead={t.lead} current="settings" wrong={Object.keys(problems).length > 0}>
      <div class="stack">
        <ErrorSummary page={page} problems={problems} labels={labels} />
        <Form page={page} action="/settings">
          {settingNames.map((name) => (
            <TextField
              page={page}
              name={name}
              kind={kinds[name] ?? 'text'}
              label={t[name]}
              hint={hints[name]}
              value={given(name)}
              problem={problems[name]}
              optional={name !== 'name' && name !== 'city'}
              width={kinds[name] ? 'medium' : 'full'}
              {...(page.lang === 'en' && chinese.includes(name) ? { lang: 'zh-CN' } : {})}
              {...(page.lang === 'zh' && name.endsWith('_en') ? { lang: 'en' } : {})}
            />
          ))}
          <Actions>
            <Button>{t.save}</Button>
          </Actions>
        </Form>
        <p>
          <a class="link" href={page.to('/settings/search')}>
            {page.words.search.title}
          </a>
        </p>
      </div>
    </Frame>
  );
}
