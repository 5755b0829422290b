import type { IndexReport, IndexState } from '../../src/site/index.ts';
import { When } from '../accounts/when.tsx';
import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Facts } from '../parts/facts.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Section, Sections } from '../parts/section.tsx';

type Props = {
  page: Page;
  /** Null: the in-process engine does it all. */
  report: IndexReport | null;
  /** A setting keeps it so, whatever else there is. */
  closed: boolean;
};

/** For the administrator: which engine answers, and how far its indexes have come. */
export function SearchPage({ page, report, closed }: Props) {
  const t = page.words.search;
  const done = { rebuild_asked: report === null ? t.rebuildBegun : t.rebuildAsked };
  return (
    <Frame
      page={page}
      title={t.title}
      lead={t.lead}
      current="settings"
      back={{ href: '/settings', label: page.words.site.settings.title }}
      done={done}
    >
      <Sections>
        {report === null ? (
          <Notice title={t.memory}>{closed ? t.memoryChosen : t.memoryLead}</Notice>
        ) : (
          <Indexes page={page} report={report} />
        )}
        <Form page={page} action="/settings/search/rebuild">
          <p class="hint">{t.rebuildHint}</p>
          <Actions>
            <Button kind="secondary">{t.rebuild}</Button>
          </Actions>
        </Form>
      </Sections>
    </Frame>
  );
}

function Indexes({ page, report }: { page: Page; report: IndexReport }) {
  const t = page.words.search;
  return (
    <>
      {report.shut && (
        <Notice kind="todo" title={t.shut}>
          {t.shutLead}
        </Notice>
      )}
      <Facts
        facts={[
          { label: t.engine, value: t.meilisearch(report.version || null) },
          { label: t.place, value: report.own ? t.own : report.host },
          { label: t.lastFault, value: <LastFault page={page} report={report} /> },
        ]}
      />
      {report.indexes.map((index) => (
        <Index page={page} index={index} />
      ))}
    </>
  );
}

function Index({ page, index }: { page: Page; index: IndexState }) {
  const t = page.words.search;
  const { builtAt, checkedAt, differing, waiting } = index;
  const built = builtAt && <Said at={builtAt} say={(time) => t.builtIn(time, seconds(index.buildMs ?? 0))} />;
  const checked = checkedAt && <Said at={checkedAt} say={(time) => t.checkedWith(time, differing ?? 0)} />;
  return (
    <Section title={t.kinds[index.kind]} {...(index.edition === '' ? {} : { lead: t.edition(index.edition) })}>
      {index.failures > 0 && (
        <p>
          {t.failing(index.failures)} {index.retryAt && <Said at={index.retryAt} say={t.nextTry} />}
        </p>
      )}
      <Facts
        facts={[
          { label: t.documents, value: index.documents },
          { label: t.lag, value: waiting === 0 ? t.upToDate : t.behind(waiting, seconds(index.lagMs)) },
          { label: t.built, value: built ?? t.notBuilt },
          { label: t.checked, value: checked ?? t.notChecked },
        ]}
      />
      {builtAt && index.building && <p>{t.building}</p>}
      {index.parked.length > 0 && (
        <div>
          <h3>{t.parked}</h3>
          <p class="hint">{t.parkedLead}</p>
          <ul>
            {index.parked.map((each) => (
              <li>{t.parkedRow(each.position ?? t.gone, each.reason)}</li>
            ))}
          </ul>
        </div>
      )}
    </Section>
  );
}

/** The newest of what pages met and what the indexes met. */
function LastFault({ page, report }: { page: Page; report: IndexReport }) {
  const t = page.words.search;
  const met = report.indexes.flatMap(({ fault, faultAt }) => (fault && faultAt ? [{ text: fault, at: faultAt }] : []));
  const [last] = [...met, ...(report.fault ? [report.fault] : [])].sort(
    (one, other) => other.at.getTime() - one.at.getTime(),
  );
  if (!last) return <>{t.noFault}</>;
  const kind = last.text.split(':')[0]!;
  const faults: Readonly<Record<string, string>> = t.faults;
  return <Said at={last.at} say={(time) => t.faultAt(faults[kind] ?? last.text, time)} />;
}

/** A sentence with a time in it. */
function Said({ at, say }: { at: Date; say: (time: string) => string }) {
  const [before, after] = say('\0').split('\0');
  return (
    <>
      {before}
      <When at={at} />
      {after}
    </>
  );
}

const seconds = (ms: number): number => Math.round(ms / 100) / 10;
