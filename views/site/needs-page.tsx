import { featureWithId, needDomains, needs, type Need, type NeedId } from '../../src/reference/index.ts';
import { Frame } from '../frame.tsx';
import { featureName, needName } from '../names.ts';
import type { Page } from '../page.ts';
import { Section, Sections } from '../parts/section.tsx';
import { Table } from '../parts/table.tsx';
import { capital } from './capital.ts';

type Props = { page: Page; counts: ReadonlyMap<NeedId, number>; open: number };

/** All needs by what they are about: what a workplace has to have, and how many positions have it now. */
export function NeedsPage({ page, counts, open }: Props) {
  const { site, needs: words } = page.words;
  const t = site.needs;
  return (
    <Frame page={page} title={t.title} lead={t.lead(needs.length, open)} back={{ href: '/', label: site.home.title }}>
      <Sections>
        <div class="tight">
          {t.notes.map((note) => (
            <p class="small">{note}</p>
          ))}
        </div>
        {needDomains.map((domain) => (
          <Section id={domain} title={words.domains[domain]}>
            <Table
              caption={words.domains[domain]}
              columns={[{ label: t.heads.need }, { label: t.heads.met }, { label: t.heads.count, numeric: true }]}
              rows={needs
                .filter((need) => need.domain === domain)
                .map((need) => ({
                  cells: [
                    capital(needName(page, need.id)),
                    <MetWhen page={page} need={need} />,
                    <Count page={page} need={need} count={counts.get(need.id) ?? 0} />,
                  ],
                }))}
            />
          </Section>
        ))}
      </Sections>
    </Frame>
  );
}

/** Each list of features on a line of its own: one of every line has to be there. */
function MetWhen({ page, need }: { page: Page; need: Need }) {
  const t = page.words.site.needs;
  return (
    <>
      {need.met_when.map((features, index) => (
        <p>
          {index > 0 && <b>{t.and} </b>}
          {t.anyOf(features.map((feature) => featureName(page, feature)))}
        </p>
      ))}
    </>
  );
}

const remoteOnly = 'F_REMOTE_FULL';

/** How many positions have it now, and where they are. What nobody can have beforehand says so. */
function Count({ page, need, count }: { page: Page; need: Need; count: number }) {
  const t = page.words.site.needs;
  const features = need.met_when.flat();
  if (count > 0) return <Positions page={page} need={need} path={`/positions?need=${need.id}`} text={t.see(count)} />;
  if (features.every((feature) => feature === remoteOnly)) {
    return <Positions page={page} need={need} path="/positions?remote=yes" text={t.remote} />;
  }
  return <>{features.some((feature) => featureWithId(feature)?.individual === true) ? t.individual : t.none}</>;
}

function Positions({ page, need, path, text }: { page: Page; need: Need; path: string; text: string }) {
  return (
    <a class="link" href={page.to(path)}>
      {text}
      <span class="vh"> {needName(page, need.id)}</span>
    </a>
  );
}
