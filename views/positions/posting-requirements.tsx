import { disabilityCategories, disabilityLevels, educationMinimums } from '../../src/reference/index.ts';
import { list } from '../names.ts';
import type { Page } from '../page.ts';
import { Radios, SelectField } from '../parts/choice-field.tsx';
import { TextArea } from '../parts/text-field.tsx';
import type { PostingView } from './posting-form.tsx';

/** Education, majors, and, folded because few need it, the categories. */
export function RequirementFields({ view }: { view: PostingView }) {
  const { page, value, problems, suggestions } = view;
  const { fields, hints } = page.words.positions.form;
  const { educationAndAbove, majorRules } = page.words.official;
  return (
    <>
      <Radios
        page={page}
        name="education"
        label={fields.education}
        value={value('education')}
        problem={problems['education']}
        options={educationMinimums.map((level) => ({ value: level, label: educationAndAbove[level] }))}
        inline
      />
      <TextArea
        page={page}
        name="majors"
        label={fields.majors}
        hint={<MajorHint page={page} suggestions={suggestions.majors} />}
        value={value('majors')}
        problem={problems['majors']}
        optional
        rows={3}
        lang="zh-CN"
      />
      <Radios
        page={page}
        name="major_rule"
        label={fields.major_rule}
        hint={hints.major_rule}
        value={value('major_rule')}
        problem={problems['major_rule']}
        optional
        options={[
          { value: 'preferred', label: majorRules.preferred },
          { value: 'required', label: majorRules.required },
        ]}
        inline
      />
      <CategoryFields view={view} />
    </>
  );
}

type HintProps = { page: Page; suggestions: PostingView['suggestions']['majors'] };

/** How to write a major; for each line that names none, what may have been meant. */
function MajorHint({ page, suggestions }: HintProps) {
  const { hints } = page.words.positions.form;
  return (
    <>
      {hints.majors}
      {suggestions.map(({ entry, names }) => (
        <>
          <br />
          <b>{names.length > 0 ? hints.majorSuggestions(entry, list(page, names)) : hints.majorUnknown(entry)}</b>
        </>
      ))}
    </>
  );
}

function CategoryFields({ view: { page, value, problems } }: { view: PostingView }) {
  const words = page.words.positions.form;
  const { categories, levels } = page.words.official;
  const named = disabilityCategories.some((category) => value(`category_${category}`) !== '');
  const open =
    named || value('category_reason') !== '' || Boolean(problems['categories'] ?? problems['category_reason']);
  const labels = disabilityLevels.map((level) => ({
    value: String(level),
    label: level === 1 ? words.allLevels : level === 4 ? levels[4] : words.fromLevel(levels[level]),
  }));
  return (
    <details class="field" open={open}>
      <summary>{words.categoriesSummary}</summary>
      <fieldset class={problems['categories'] ? 'field wrong' : 'field'} id="categories" tabindex={-1}>
        <legend>{words.fields.categories}</legend>
        <p class="hint">{words.hints.categories}</p>
        {problems['categories'] && <p class="problem">{page.words.problems.required('')}</p>}
        <div class="cards">
          {disabilityCategories.map((category) => (
            <div>
              <SelectField
                page={page}
                name={`category_${category}`}
                label={categories[category]}
                none={words.anyLevel}
                value={value(`category_${category}`)}
                options={labels}
              />
            </div>
          ))}
        </div>
      </fieldset>
      <TextArea
        page={page}
        name="category_reason"
        label={words.fields.category_reason}
        hint={words.hints.category_reason}
        value={value('category_reason')}
        problem={problems['category_reason']}
        optional
        rows={3}
        lang="zh-CN"
      />
    </details>
  );
}
