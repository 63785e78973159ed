import { anyForm, FORMS, type FormId } from '../../../forms/index.js';
import { FORM_STAGES, type FormStage } from '../../../forms/parts/place.js';
import { DataTable, DescriptionTable, Section } from '../components/index.js';
import { Page, type PageChrome } from '../layout/index.js';
import { formName, wordLabel } from '../content/paper-words.js';
import { CertaintyMark } from '../settings-frame/settings-frame.js';
import { fieldRows } from './form-fields.js';

const FORMS_PATH = '/forms';
export const SAMPLES = { short: '通常の例', long: '長い例', extreme: '極端に長い例（文字数・まれな漢字）' } as const;
export type SampleName = keyof typeof SAMPLES;

const samplePath = (id: FormId, name: SampleName) => `${FORMS_PATH}/${id}/samples/${name}.pdf`;

export interface FormsPageProps {
  chrome: PageChrome;
  /** What the prefecture writes otherwise on a form today, by name. */
  wordingOf: (id: FormId) => Readonly<Record<string, string>>;
  /** The reader keeps the settings, and is told how sure each form is. */
  keepsSettings: boolean;
}

/** 様式の一覧: every form by the part of the procedure it belongs to. */
export function FormsPage({ chrome, wordingOf, keepsSettings }: FormsPageProps) {
  const ids = Object.keys(FORMS) as FormId[];
  const stages = (Object.keys(FORM_STAGES) as FormStage[]).filter((stage) =>
    ids.some((id) => anyForm(id).stage === stage),
  );
  return (
    <Page
      {...chrome}
      title="様式の一覧と見本"
      breadcrumbs={[{ label: '手引き', href: '/help' }, { label: '様式' }]}
      wide
    >
      <p>
        このシステムが作る文書の様式です。見本は架空のデータによるもので、「見本」と表示されます。
        {keepsSettings && '「未確認」は、公式の様式の実物又は資料を確かめていない部分があるものです。'}
      </p>
      {stages.map((stage) => (
        <Section title={FORM_STAGES[stage]} id={`stage-${stage}`}>
          <DataTable
            caption={`${FORM_STAGES[stage]}の様式`}
            alike="forms"
            rows={ids.filter((id) => anyForm(id).stage === stage)}
            columns={[
              { header: '様式', cell: (id) => <a href={`${FORMS_PATH}/${id}`}>{formName(id, wordingOf(id))}</a> },
              { header: '根拠', cell: (id) => anyForm(id).legalBasis },
              ...(keepsSettings ? [certaintyColumn, versionColumn] : []),
              {
                header: '見本',
                nowrap: true,
                cell: (id) => (
                  <a href={samplePath(id, 'short')}>
                    見本（PDF）<span class="visually-hidden">（{formName(id, wordingOf(id))}）</span>
                  </a>
                ),
              },
            ]}
          />
        </Section>
      ))}
    </Page>
  );
}

const certaintyColumn = {
  header: '確からしさ',
  nowrap: true,
  cell: (id: FormId) => <CertaintyMark certainty={anyForm(id).certainty} />,
};
const versionColumn = { header: '版', numeric: true, nowrap: true, cell: (id: FormId) => anyForm(id).version };

/** One form: what it rests on, how sure that is, its fields and its samples. */
export function FormPage({ chrome, wordingOf, keepsSettings, id }: FormsPageProps & { id: FormId }) {
  const form = anyForm(id);
  const name = formName(id, wordingOf(id));
  const replaced = Object.keys(wordingOf(id)).map((word) => wordLabel(id, word));
  return (
    <Page
      {...chrome}
      title={name}
      breadcrumbs={[{ label: '手引き', href: '/help' }, { label: '様式', href: FORMS_PATH }, { label: name }]}
    >
      <DescriptionTable
        caption="様式"
        captionHidden
        rows={[
          { label: '手続の段階', value: FORM_STAGES[anyForm(id).stage] },
          { label: '根拠', value: form.legalBasis },
          ...(keepsSettings
            ? [
                { label: '識別名', value: <code>{id}</code> },
                { label: '版', value: form.version },
                { label: '確からしさ', value: <CertaintyMark certainty={form.certainty} /> },
                { label: '推定した部分', value: form.inferred === '' ? 'なし' : form.inferred },
                {
                  label: '都道府県の設定で変えた文言',
                  value: (
                    <>
                      {replaced.length === 0 ? 'なし' : replaced.join('、')}（
                      <a href={`/settings/papers/forms/${id}`}>文言の設定</a>）
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
      <Section title="見本" id="samples">
        <ul>
          {(Object.keys(SAMPLES) as SampleName[]).map((sample) => (
            <li>
              <a href={samplePath(id, sample)}>{SAMPLES[sample]}（PDF）</a>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="項目" id="fields">
        <DataTable
          caption="この様式の項目"
          rows={fieldRows(form.input)}
          columns={[
            { header: '項目', cell: ({ label }) => label },
            { header: '種類', nowrap: true, cell: ({ kind }) => kind },
            { header: '要否', nowrap: true, cell: ({ required }) => (required ? '必須' : '任意') },
            { header: '制限・選択肢', cell: ({ limit }) => limit || '－' },
          ]}
        />
      </Section>
    </Page>
  );
}
