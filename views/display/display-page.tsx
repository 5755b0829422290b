import { Frame } from '../frame.tsx';
import { scales, spacings, themes, type Display, type Page } from '../page.ts';
import { Actions, Button } from '../parts/button.tsx';
import { ChoiceCards } from '../parts/choice-cards.tsx';
import { Radios, Tick } from '../parts/choice-field.tsx';
import { Form } from '../parts/form.tsx';
import { Columns } from '../parts/panel.tsx';

/** 显示设置: every choice shows what it does before it is saved, and nothing here needs a script. */
export function DisplayPage({ page }: { page: Page }) {
  const { display: words } = page.words;
  const { display } = page;
  return (
    <Frame page={page} title={words.title} lead={words.lead}>
      <Form page={page} action="/display">
        <div class="far">
          <ChoiceCards
            name="theme"
            legend={words.theme}
            value={display.theme}
            cards={themes.map((theme) => ({
              value: theme,
              label: words.themes[theme],
              note: theme === 'contrast' ? words.contrastNote : undefined,
              sample: <ThemeSample page={page} theme={theme} />,
            }))}
          />
          <Scales page={page} />
          <Columns>
            <Spacing page={page} />
            <Others page={page} />
          </Columns>
          <Actions>
            <Button>{words.save}</Button>
            <Button kind="tertiary" name="reset" value="yes">
              {words.reset}
            </Button>
          </Actions>
        </div>
      </Form>
    </Frame>
  );
}

function Scales({ page }: { page: Page }) {
  const words = page.words.display;
  return (
    <ChoiceCards
      name="scale"
      legend={words.scale}
      value={String(page.display.scale)}
      cards={scales.map((scale) => ({
        value: String(scale),
        label: words.scales[scale],
        note: `${scale}%`,
        sample: <span class={`size size-${scale}`}>{words.scaleSample}</span>,
      }))}
    />
  );
}

function ThemeSample({ page, theme }: { page: Page; theme: Display['theme'] }) {
  const words = page.words.display;
  if (theme === 'auto') {
    return (
      <>
        <span class="theme-light">
          {words.day}
          <b>{words.themes.light}</b>
        </span>
        <span class="theme-dark">
          {words.night}
          <b>{words.themes.dark}</b>
        </span>
      </>
    );
  }
  return (
    <span class={`theme-${theme}`}>
      {words.sampleText}
      <u>{words.sampleLink}</u>
    </span>
  );
}

function Spacing({ page }: { page: Page }) {
  const words = page.words.display;
  return (
    <Radios
      page={page}
      name="spacing"
      label={<h2>{words.spacing}</h2>}
      value={page.display.spacing}
      options={spacings.map((spacing) => ({
        value: spacing,
        label: words.spacings[spacing],
        note: spacing === 'loose' ? words.looseNote : undefined,
      }))}
    />
  );
}

function Others({ page }: { page: Page }) {
  const words = page.words.display;
  const { largeCursor, elder, readAloud } = page.display;
  return (
    <fieldset class="field">
      <legend>
        <h2>{words.other}</h2>
      </legend>
      <Tick name="large_cursor" label={words.largeCursor} ticked={largeCursor} />
      <Tick name="elder" label={words.elder} note={words.elderNote} ticked={elder} />
      <Tick name="read_aloud" label={words.readAloud} ticked={readAloud} />
    </fieldset>
  );
}
