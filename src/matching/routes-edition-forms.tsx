import { FundingForm, NoteForm, PointsForm, ReviewForm } from '../../views/matching/edition-forms.tsx';
import type { EditionForm } from '../../views/matching/edition-form-page.tsx';
import { DemandForm, FeatureForm, NeedForm } from '../../views/matching/edition-need-forms.tsx';
import { NotFound, type Problems } from '../errors.ts';
import type { Ask } from '../http/ask.ts';
import type { Form } from '../http/form.ts';
import { act, page, type Route } from '../http/route.ts';
import { changeEdition } from './change-edition.ts';
import { editionFor, type EditionShown } from './reads-edition-list.ts';
import {
  demandPart,
  featurePart,
  fundingPart,
  needPart,
  notePart,
  pointsPart,
  problemsOnForm,
  reviewPart,
  type EditionPart,
  type Values,
} from './routes-edition-parts.ts';
import { mayBeIndividual } from './rules-editions.ts';

type View = (form: EditionForm, id: string) => Parameters<Ask['show']>[0];

export const editionFormRoutes: readonly Route[] = [
  ...formAt('note', 'note', notePart, (form) => <NoteForm form={form} />),
  ...formAt('points', 'points', pointsPart, (form) => <PointsForm form={form} />),
  ...formAt('review', 'review', reviewPart, (form) => <ReviewForm form={form} />),
  ...formAt('funding', 'funding', fundingPart, (form) => <FundingForm form={form} />),
  ...formAt('features/:thing', 'features', featurePart, (form, id) => (
    <FeatureForm
      form={form}
      feature={thingWithId(form.edition.content.functional.features, id)}
      mayBeIndividual={mayBeIndividual(id)}
    />
  )),
  ...formAt('needs/:thing', 'needs', needPart, (form, id) => (
    <NeedForm form={form} need={thingWithId(form.edition.content.functional.needs, id)} />
  )),
  ...formAt('demands/:thing', 'demands', demandPart, (form, id) => (
    <DemandForm form={form} demand={thingWithId(form.edition.content.functional.demands, id)} />
  )),
];

function thingWithId<T extends { readonly id: string }>(things: readonly T[], id: string): T {
  const thing = things.find((one) => one.id === id);
  if (!thing) throw new NotFound();
  return thing;
}

/** The page of one part's form, and where it is sent. */
function formAt(path: string, anchor: string, part: EditionPart, view: View): Route[] {
  const at = `/editions/:id/${path}`;
  const show = async (ask: Ask, edition: EditionShown, problems: Problems = {}, sent?: Form) => {
    const id = ask.param('thing');
    const values: Values = sent?.values ?? part.values(edition, id, ask.page.lang);
    const all = (name: string) => [values[name] ?? []].flat();
    const version = sent ? Number(sent.text('version')) || 0 : edition.version;
    const form = { page: ask.page, edition, version, given: (name: string) => all(name)[0] ?? '', all, problems };
    return ask.show(view(form, id), sent ? 422 : 200);
  };
  return [
    page(at, 'editions.keep', async (ask) => show(ask, await draftShown(ask))),
    act(at, 'editions.keep', async (ask) => {
      const [edition, form, id] = [await draftShown(ask), await ask.form(), ask.param('thing')];
      const read = part.read(form, edition.content, id);
      if (!read.ok) return show(ask, edition, read.problems, form);
      const changed = await changeEdition(ask.ctx, edition.id, read.version, read.change);
      if (changed.ok) return ask.go(`/editions/${edition.id}?done=edition_changed#${anchor}`);
      const { problems } = changed;
      const said = problemsOnForm(part, id, { content: edition.content, problems, lang: ask.page.lang });
      return show(ask, edition, said, form);
    }),
  ];
}

/** A draft; a published edition has no forms. */
async function draftShown(ask: Ask): Promise<EditionShown> {
  const edition = await editionFor(ask.ctx, ask.param('id'));
  if (edition.state !== 'draft') throw new NotFound();
  return edition;
}
