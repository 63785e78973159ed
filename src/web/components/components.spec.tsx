import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import * as layout from '../layout/index.js';
import * as ui from './index.js';

const HOSTILE = '"><script>alert(1)</script>\'&';

/** Every component with the given text wherever a caller may put one. */
const samples: Record<string, (text: string) => VNode> = {
  ActionPanel: (t) => (
    <ui.ActionPanel
      title={t}
      actions={[
        { label: t, href: t, available: true, hint: t, conditions: [{ id: t, met: true, text: t, legalBasis: t }] },
        { label: t, href: t, available: false, conditions: [{ id: t, met: false, text: t, legalBasis: t }] },
      ]}
    />
  ),
  Banner: (t) => (
    <ui.Banner kind="info" title={t}>
      {t}
    </ui.Banner>
  ),
  CautionNote: (text) => <ui.CautionNote title={text} cautions={[text]} />,
  QuestionTick: (t) => <ui.QuestionTick name={t} question={{ confirm: t, ticked: true }} />,
  Breadcrumbs: (t) => <ui.Breadcrumbs crumbs={[{ label: t, href: t }, { label: t }]} />,
  Button: (t) => (
    <ui.Button name={t} value={t} formAction={t} busyLabel={t}>
      {t}
    </ui.Button>
  ),
  ButtonLink: (t) => <ui.ButtonLink href={t}>{t}</ui.ButtonLink>,
  ButtonRow: (t) => <ui.ButtonRow>{t}</ui.ButtonRow>,
  CheckboxGroup: (t) => <ui.CheckboxGroup {...field(t)} values={[t]} choices={[{ value: t, label: t, hint: t }]} />,
  Columns: (t) => <ui.Columns main={t} side={t} />,
  RequirementTable: (t) => (
    <ui.RequirementTable caption={t} conditions={[{ id: t, met: true, text: t, legalBasis: t, evidence: t }]} />
  ),
  ConditionList: (t) => <ui.ConditionList conditions={[{ id: t, met: true, text: t, legalBasis: t }]} />,
  DataTable: (t) => (
    <ui.DataTable
      caption={t}
      columns={[{ header: t, cell: () => t, sort: { href: t } }]}
      rows={[t]}
      select={{ name: t, value: () => t, label: () => t }}
    />
  ),
  DateField: (t) => <ui.DateField {...field(t)} value={t} />,
  DeadlineText: () => <ui.DeadlineText deadline={{ date: '2026-12-04', officeDaysLeft: 9 }} />,
  DescriptionTable: (t) => <ui.DescriptionTable caption={t} rows={[{ label: t, value: t }]} />,
  Details: (t) => <ui.Details summary={t}>{t}</ui.Details>,
  DiagramPanel: (t) => (
    <ui.DiagramPanel
      label={t}
      states={[{ id: t, label: t, state: 'current', actor: t, legalBasis: t, exits: [{ label: t, by: t, to: t }] }]}
    />
  ),
  DueNote: (t) => <ui.DueNote note={t} />,
  DocumentList: (t) => (
    <ui.DocumentList
      caption={t}
      rows={[
        {
          name: t,
          formNumber: t,
          need: 'needed',
          reason: t,
          legalBasis: t,
          attached: [{ fileName: t, href: t, on: '2026-12-04' }],
          action: { label: t, href: t },
        },
      ]}
    />
  ),
  EmptyState: (t) => (
    <ui.EmptyState text={t} action={{ label: t, href: t }}>
      {t}
    </ui.EmptyState>
  ),
  ErrorSummary: (t) => <ui.ErrorSummary errors={{ [t]: [t], [ui.WHOLE_FORM]: [t] }} />,
  Fieldset: (t) => (
    <ui.Fieldset legend={t} support={t}>
      {t}
    </ui.Fieldset>
  ),
  FileField: (t) => (
    <ui.FileField {...field(t)} extensions={[t]} maxBytes={1} current={[{ name: t, href: t, bytes: 1 }]} />
  ),
  FilterBar: (t) => (
    <ui.FilterBar action={t} resultsId={t}>
      {t}
    </ui.FilterBar>
  ),
  FormerName: () => <ui.FormerName found />,
  FilterResults: (t) => (
    <ui.FilterResults id={t} count={1} unit={t} conditions={[{ label: t, removeHref: t }]} clearHref={t} actions={t}>
      {t}
    </ui.FilterResults>
  ),
  HiddenKey: (t) => <ui.HiddenKey value={t} />,
  HiddenCommandFields: (t) => <ui.HiddenCommandFields lockVersion={1} idempotencyKey={t} />,
  Icon: () => <ui.Icon name="check" />,
  NumberField: (t) => <ui.NumberField {...field(t)} value={t} unit={t} />,
  Pager: (t) => <ui.Pager page={2} pageCount={3} hrefFor={() => t} />,
  PostForm: (t) => (
    <ui.PostForm action={t} command={{ lockVersion: 1, idempotencyKey: t }}>
      {t}
    </ui.PostForm>
  ),
  RadioGroup: (t) => <ui.RadioGroup {...field(t)} value={t} choices={[{ value: t, label: t, hint: t }]} />,
  SavedNote: () => <ui.SavedNote at={new Date(0)} />,
  ScrollRegion: (t) => <ui.ScrollRegion label={t}>{t}</ui.ScrollRegion>,
  Section: (t) => (
    <ui.Section title={t} id={t} aside={t}>
      {t}
    </ui.Section>
  ),
  Select: (t) => <ui.Select {...field(t)} value={t} emptyLabel={t} choices={[{ value: t, label: t }]} />,
  StageLine: (t) => <ui.StageLine stages={[{ label: t, state: 'current', note: t }]} />,
  ScheduleChart: (t) => (
    <ui.ScheduleChart label={t} bars={[{ label: t, from: '2026-12-01', to: '2026-12-18' }]} today="2026-12-04" />
  ),
  StageMatrix: (t) => <ui.StageMatrix caption={t} stages={[t]} rows={[{ kind: t, counts: [{ count: 1, href: t }] }]} />,
  StatusTag: (t) => <ui.StatusTag status={{ kind: 'waitingFor', party: t }} />,
  SummaryList: (t) => <ui.SummaryList rows={[{ label: t, value: t, formItem: t, editHref: t }]} />,
  Tabs: (t) => <ui.Tabs label={t} tabs={[{ label: t, href: t, current: true, count: t }]} />,
  TaskList: (t) => <ui.TaskList tasks={[{ title: t, status: 'started', href: t, hint: t }]} />,
  TextArea: (t) => <ui.TextArea {...field(t)} value={t} />,
  TextField: (t) => <ui.TextField {...field(t)} value={t} autocomplete={t} />,
  Timeline: (t) => (
    <ui.Timeline entries={[{ sentence: t, who: t, at: new Date(0), detail: t, links: [{ label: t, href: t }] }]} />
  ),
  TurnCards: (t) => <ui.TurnCards cards={[{ count: 1, label: t, href: t }]} />,
  WhoWhenBar: (t) => (
    <ui.WhoWhenBar
      stage={t}
      nextActor={t}
      status={{ kind: 'actionNeeded' }}
      deadlineLabel={t}
      facts={[{ label: t, value: t }]}
    />
  ),
  ConflictPage: (t) => (
    <layout.ConflictPage
      chrome={chrome(t)}
      changes={[{ sentence: t, who: t, at: new Date(0) }]}
      changed={{ count: 2, more: true }}
      typed={[{ label: t, value: t }]}
      reopenHref={t}
    />
  ),
  NotNowPage: (t) => (
    <layout.NotNowPage
      chrome={chrome(t)}
      cause={t}
      outlook={t}
      inquiryNumber={t}
      at={new Date(0)}
      unsent={{
        action: `/${t}`,
        mayBeStored: true,
        texts: [[t, t]],
        passwords: [t],
        files: [{ name: t, fileName: t }],
      }}
    />
  ),
  UnsentFormAgain: (t) => (
    <layout.UnsentFormAgain
      action={`/${t}`}
      mayBeStored={false}
      texts={[[t, t]]}
      passwords={[t]}
      files={[{ name: t, fileName: t }]}
      now
    />
  ),
  ForbiddenPage: (t) => <layout.ForbiddenPage chrome={chrome(t)} reason={t} />,
  NotFoundPage: (t) => <layout.NotFoundPage chrome={chrome(t)} />,
  Page: (t) => (
    <layout.Page
      {...chrome(t)}
      title={t}
      heading={t}
      caption={t}
      headingAside={t}
      breadcrumbs={[{ label: t, href: t }]}
      errors={{ [t]: [t] }}
    >
      {t}
    </layout.Page>
  ),
  PageNotFoundPage: (t) => <layout.PageNotFoundPage chrome={chrome(t)} />,
  RequestErrorPage: (t) => (
    <layout.RequestErrorPage
      chrome={chrome(t)}
      title={t}
      text={t}
      conditions={[{ id: t, met: false, text: t, legalBasis: t }]}
    />
  ),
  ServerErrorPage: (t) => <layout.ServerErrorPage chrome={chrome(t)} inquiryNumber={t} at={new Date(0)} />,
  TooManyRequestsPage: (t) => <layout.TooManyRequestsPage chrome={chrome(t)} retryAfterMinutes={1} />,
};

function field(text: string) {
  return {
    name: text,
    label: text,
    support: text as ComponentChildren,
    formItem: text,
    errors: [text],
    requirement: 'required' as const,
  };
}

function chrome(text: string): layout.PageChrome {
  return {
    user: { name: text, officeName: text, roleLabel: text },
    nav: [{ label: text, href: text, current: true }],
    banner: text,
    contact: { officeName: text, phone: text, email: text, hours: text, helpHref: text },
  };
}

const componentNames = Object.keys({ ...ui, ...layout }).filter((name) => /^[A-Z][a-z]/.test(name));

test('every exported component has a sample here', () => {
  expect(Object.keys(samples).sort()).toEqual(componentNames.sort());
});

test.each(Object.entries(samples))('%s escapes every text it is given', (_name, sample) => {
  const html = renderToString(sample(HOSTILE));
  expect(html).not.toContain('<script>alert');
  // Inside an attribute a bare quote would end the value: each quote of the markup must close what it opened.
  expect(html.replace(/<\/?[a-z][a-z0-9]*(\s+[a-zA-Z][a-zA-Z0-9:-]*(="[^"<]*")?)*\s*\/?>/g, '')).not.toMatch(/<(?!!)/);
});

test.each(Object.entries(samples))('%s writes no inline style or script', (_name, sample) => {
  expect(renderToString(sample('文字'))).not.toMatch(/\sstyle=|\son[a-z]+=|<script>|<style/);
});

/** The opening tag that contains the given text. */
function tag(html: string, containing: string): string {
  return [...html.matchAll(/<[^>]+>/g)].map(([found]) => found).find((found) => found.includes(containing)) ?? '';
}

describe('a field', () => {
  const wrong = { name: 'agreed.on', label: '同意した日', support: '説明', errors: ['日付を入力してください'] };

  test('is named by its label and described by its messages first, then its support text', () => {
    const html = renderToString(<ui.TextField {...wrong} value="昨日" />);
    expect(tag(html, '<label')).toContain('for="field-agreed-on"');
    const input = tag(html, '<input');
    expect(input).toContain('id="field-agreed-on"');
    expect(input).toContain('aria-describedby="field-agreed-on-error field-agreed-on-support"');
    expect(input).toContain('aria-invalid="true"');
    expect(input).toContain('value="昨日"');
    expect(html).toContain('id="field-agreed-on-error"');
    expect(html).toContain('id="field-agreed-on-support"');
  });

  test('says nothing about errors while there are none', () => {
    const html = renderToString(<ui.TextField name="a" label="名" errors={[]} />);
    expect(html).not.toMatch(/aria-invalid|aria-describedby|error/);
  });

  test.each([
    ['required', '※必須'],
    ['optional', '任意'],
  ] as const)('marked %s shows %s', (requirement, mark) => {
    expect(renderToString(<ui.TextArea name="a" label="名" requirement={requirement} />)).toContain(mark);
  });

  test('leaves validation to the server', () => {
    const html = renderToString(
      <ui.PostForm action="/a">
        <ui.TextField name="a" label="名" requirement="required" />
      </ui.PostForm>,
    );
    expect(tag(html, '<form')).toContain('novalidate');
    expect(html).not.toMatch(/ required[ =>]/);
  });

  test('a number is described by its unit', () => {
    const html = renderToString(<ui.NumberField name="n" label="件数" unit="件" />);
    expect(tag(html, '<input')).toContain('aria-describedby="field-n-unit"');
    expect(html).toContain('id="field-n-unit">件<');
  });

  test('a date known as such is shown as 和暦 and echoed with its weekday; anything else stays as typed', () => {
    const known = renderToString(<ui.DateField name="d" label="日" value="2026-12-04" />);
    expect(known).toContain('value="令和8年12月4日"');
    expect(known).toContain('令和8年12月4日（金）');
    expect(tag(known, '<input')).toContain('field-d-echo');
    expect(renderToString(<ui.DateField name="d" label="日" value="8.12.4" />)).toContain('value="8.12.4"');
  });

  test('radio buttons form a named group whose first button is the target of messages', () => {
    const html = renderToString(
      <ui.RadioGroup
        {...wrong}
        value="b"
        choices={[
          { value: 'a', label: '甲' },
          { value: 'b', label: '乙', hint: '補足' },
        ]}
      />,
    );
    expect(tag(html, '<fieldset')).toMatch(
      /role="radiogroup".*aria-describedby="field-agreed-on-error field-agreed-on-support".*aria-invalid="true"/,
    );
    expect(html).toMatch(/<legend[^>]*><span[^>]*>同意した日/);
    expect(tag(html, 'id="field-agreed-on"')).toContain('value="a"');
    expect(tag(html, 'value="b"')).toMatch(/checked.*aria-describedby="field-agreed-on-2-hint"/);
    expect(tag(html, 'value="a"')).not.toContain('checked');
  });

  test('checkboxes and options keep what was chosen', () => {
    const boxes = renderToString(
      <ui.CheckboxGroup
        name="c"
        label="役割"
        values={['a', 'b']}
        choices={[
          { value: 'a', label: '甲' },
          { value: 'b', label: '乙' },
          { value: 'c', label: '丙' },
        ]}
      />,
    );
    expect(boxes.match(/ checked/g)).toHaveLength(2);
    const select = renderToString(
      <ui.Select
        name="s"
        label="区分"
        value="b"
        choices={[
          { value: 'a', label: '甲' },
          { value: 'b', label: '乙' },
        ]}
      />,
    );
    expect(tag(select, 'value="b"')).toContain('selected');
    expect(select.match(/selected/g)).toHaveLength(1);
  });

  test('a password is never written back', () => {
    expect(renderToString(<ui.TextField name="p" label="パスワード" type="password" value="秘密" />)).not.toContain(
      '秘密',
    );
  });
});

describe('form state', () => {
  const form = ui.formState(
    { one: 'a', many: ['b', 'c'] },
    { one: ['直してください'], [ui.WHOLE_FORM]: ['期限を過ぎました'] },
  );

  test('gives a field its value and its messages', () => {
    expect(ui.bind(form, 'one')).toEqual({ name: 'one', value: 'a', errors: ['直してください'] });
    expect(ui.bind(form, 'absent')).toEqual({ name: 'absent', value: '', errors: [] });
    expect(ui.bindMany(form, 'many')).toEqual({ name: 'many', values: ['b', 'c'], errors: [] });
    expect(ui.bindMany(form, 'one').values).toEqual(['a']);
  });

  test('lists messages in order, those about the whole form without a field', () => {
    expect(ui.errorList(form.errors)).toEqual([
      { field: 'one', message: '直してください' },
      { message: '期限を過ぎました' },
    ]);
  });
});

describe('page', () => {
  const page = (errors: ui.FieldErrors) =>
    layout.renderPage(
      <layout.Page
        title="申請一覧"
        nav={[{ label: 'ホーム', href: '/', current: false }]}
        breadcrumbs={[{ label: '申請一覧' }]}
        errors={errors}
      >
        本文
      </layout.Page>,
    );

  test('is a Japanese document with one heading and the name of the system in its title', () => {
    const html = page({});
    expect(html).toMatch(/^<!DOCTYPE html><html lang="ja">/);
    expect(html).toContain('<title>申請一覧｜特定労務管理対象機関 指定事務</title>');
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).not.toContain('data-error-summary');
  });

  test('with messages is marked in the title and opens with their summary, above the heading', () => {
    const html = page({ code: ['10桁で入力してください'] });
    expect(html).toContain('<title>エラー：申請一覧｜');
    expect(html).toContain('入力内容を確認してください（1件）');
    expect(html).toContain('<a href="#field-code">10桁で入力してください</a>');
    expect(html.indexOf('data-error-summary')).toBeGreaterThan(html.indexOf('<main'));
    expect(html.indexOf('data-error-summary')).toBeLessThan(html.indexOf('<h1'));
  });

  test('an empty list of messages is no error', () => {
    expect(page({ code: [] })).not.toContain('エラー');
  });

  test('signs out by a form, only for those who are signed in', () => {
    const user = { name: '山田', officeName: '地域医療課', roleLabel: '担当' };
    expect(
      renderToString(
        <layout.Page title="名" nav={[]} user={user}>
          本文
        </layout.Page>,
      ),
    ).toMatch(/<form method="post" action="\/logout">/);
    expect(page({})).not.toContain('/logout');
  });

  test('marks where one is in the navigation', () => {
    const html = renderToString(
      <layout.Page
        title="名"
        nav={[
          { label: '甲', href: '/a', current: true },
          { label: '乙', href: '/b', current: false },
        ]}
      >
        本文
      </layout.Page>,
    );
    expect(html.match(/aria-current="page"/g)).toHaveLength(1);
    expect(tag(html, 'href="/a"')).toContain('aria-current="page"');
  });
});

describe('statuses', () => {
  test.each([
    [{ kind: 'overdue', officeDays: 3 }, '期限超過 3開庁日'],
    [{ kind: 'actionNeeded' }, '要対応'],
    [{ kind: 'waitingFor', party: '保健所' }, '保健所の対応待ち'],
    [{ kind: 'onSchedule' }, '予定どおり'],
    [{ kind: 'done' }, '完了'],
  ] as [ui.CaseStatusTag, string][])('%j says %s', (status, text) => {
    expect(renderToString(<ui.StatusTag status={status} />)).toContain(`>${text}<`);
  });

  test('the line of stages says in words where it stands', () => {
    const html = renderToString(
      <ui.StageLine
        stages={[
          { label: '計画', state: 'done' },
          { label: '審査', state: 'current' },
          { label: '指定', state: 'ahead' },
        ]}
      />,
    );
    expect(html).toContain('全3段階中、2段階目：審査');
    expect(html).toContain('計画<span class="visually-hidden">（完了）');
    expect(html.match(/aria-current="step"/g)).toHaveLength(1);
  });

  test('the line of a case that ended says in plain sight what was not finished or not done, and calls nothing ahead', () => {
    const html = renderToString(
      <ui.StageLine
        stages={[
          { label: '計画', state: 'done' },
          { label: '審査', state: 'interrupted' },
          { label: '決裁', state: 'closed' },
          { label: '取下げ', state: 'current' },
        ]}
      />,
    );
    expect(html).toContain('全4段階のうち1段階が完了し、終わりました：取下げ');
    expect(html).toMatch(/審査<\/span><span class="stage-line__note">途中で終わりました</u);
    expect(html).toMatch(/決裁<\/span><span class="stage-line__note">行われませんでした</u);
    expect(html).not.toContain('これから');
  });

  test('a task that cannot start yet is no link', () => {
    const html = renderToString(
      <ui.TaskList
        tasks={[
          { title: '確認', status: 'blocked', href: '/x' },
          { title: '計画', status: 'notStarted', href: '/y' },
        ]}
      />,
    );
    expect(html).not.toContain('/x');
    expect(html).toContain('まだ進めません');
    expect(tag(html, 'href="/y"')).toContain('aria-describedby="task-2-status"');
  });
});

describe('actions', () => {
  const conditions = [
    { id: 'a', met: true, text: '起案があります', legalBasis: '' },
    { id: 'b', met: false, text: '医療審議会の意見は指定の前に必要です', legalBasis: '法113⑤' },
  ];

  test('what cannot be done is no link and says why, with the article', () => {
    const html = renderToString(
      <ui.ActionPanel actions={[{ label: '指定する', href: '/designate', available: false, conditions }]} />,
    );
    expect(html).not.toContain('/designate');
    expect(html).toContain('押せません');
    expect(html).toContain('医療審議会の意見は指定の前に必要です');
    expect(html).toContain('（法113⑤）');
    expect(html).not.toContain('起案があります');
  });

  test('a reason that several steps share is written out once', () => {
    const later = { id: 'c', met: false, text: '決裁が済んでいません', legalBasis: '' };
    const steps = [conditions, [...conditions, later], conditions].map((each, index) => ({
      label: `手続${index}`,
      href: '',
      available: false,
      conditions: each,
    }));
    const html = renderToString(<ui.ActionPanel actions={steps} />);
    expect(html.match(/医療審議会の意見は指定の前に必要です/g)).toHaveLength(1);
    expect(html).toMatch(
      /手続1.*上の手続の条件に加えて、次の条件が要ります。.*決裁が済んでいません.*手続2.*上の手続と同じ条件が要ります。/s,
    );
  });

  test('what can be done comes first', () => {
    const html = renderToString(
      <ui.ActionPanel
        actions={[
          { label: '指定する', href: '/designate', available: false, conditions },
          { label: '取り下げる', href: '/withdraw', available: true, conditions: [] },
        ]}
      />,
    );
    expect(html.indexOf('取り下げる')).toBeLessThan(html.indexOf('指定する'));
    expect(html).toContain('href="/withdraw"');
  });
});

describe('lists', () => {
  test('the first column heads its row and the other cells carry their column names for phones', () => {
    const html = renderToString(
      <ui.DataTable
        caption="一覧"
        select={{ name: 'cases', value: ({ id }) => id, label: ({ institution }) => institution }}
        columns={[
          { header: '医療機関名', cell: ({ institution }) => <a href="/c/1">{institution}</a> },
          { header: '期限', cell: ({ due }) => due, sort: { href: '?sort=deadline', direction: 'ascending' } },
        ]}
        rows={[{ id: 'case-1', institution: '緑陽病院', due: 'R8.12.4' }]}
      />,
    );
    expect(html).toMatch(/<th role="rowheader" scope="row"><a href="\/c\/1">緑陽病院/);
    expect(html).toContain('data-label="期限"');
    expect(tag(html, 'type="checkbox"')).toMatch(/value="case-1".*aria-label="緑陽病院を選択"/);
    expect(tag(html, 'aria-sort')).toContain('ascending');
  });

  test('a count in the matrix is named by its row and column; zero and "no such stage" are no links', () => {
    const html = renderToString(
      <ui.StageMatrix
        caption="件数"
        stages={['審査', '補正', '調整会議']}
        rows={[{ kind: 'C-2', counts: [{ count: 4, href: '/l' }, { count: 0, href: '/l' }, null] }]}
      />,
    );
    expect(html.match(/<a /g)).toHaveLength(1);
    expect(html).toContain('C-2・審査 ');
    expect(html).toContain('この段階はありません');
  });

  test('the pager names only the pages that exist', () => {
    const pager = (page: number, pageCount: number) =>
      renderToString(<ui.Pager page={page} pageCount={pageCount} hrefFor={(n) => `?page=${n}`} />);
    expect(pager(1, 9999)).not.toContain('前のページ');
    expect(pager(1, 9999)).toContain('1 / 9,999');
    expect(pager(1, 9999)).toContain('href="?page=2"');
    expect(pager(9999, 9999)).not.toContain('次のページ');
    expect(pager(1, 1)).toBe('');
  });

  test('each condition in force can be removed', () => {
    const html = renderToString(
      <ui.FilterResults id="r" count={2} conditions={[{ label: '段階：審査', removeHref: '?q=x' }]} clearHref="?">
        一覧
      </ui.FilterResults>,
    );
    expect(html).toMatch(/<a class="[^"]*" href="\?q=x">段階：審査<span[^>]*> を外す/);
    expect(html).toContain('条件を全て外す');
  });
});

describe('the page of a database that is away', () => {
  const page = (unsent: Partial<layout.UnsentForm>) =>
    renderToString(
      <layout.NotNowPage
        chrome={{ nav: [] }}
        cause="データベースに接続できないため"
        outlook=""
        inquiryNumber="7F3K"
        at={new Date(0)}
        unsent={{ action: '/x', mayBeStored: false, texts: [], passwords: [], files: [], ...unsent }}
      />,
    );

  test('says that nothing was stored only where that is certain, and what becomes of it when it is sent again', () => {
    expect(page({})).toContain('何も保存されていません');
    const uncertain = page({ mayBeStored: true, texts: [['key', 'k1']] });
    expect(uncertain).toContain('保存されたかどうかを確かめられません');
    expect(uncertain).not.toContain('何も保存されていません');
    expect(uncertain).toContain('二重にはなりません');
    expect(page({ mayBeStored: true })).toContain('先に別のタブで元の画面を開いて確かめてください');
  });

  test('holds every text in its order, asks for passwords and files anew, and shows no number that the program gave', () => {
    const html = page({
      texts: [
        ['reason', '一行目\n二行目'],
        ['caseIds', 'a'],
        ['caseIds', 'b'],
        ['lockVersion', '12345'],
      ],
      passwords: ['password'],
      files: [{ name: 'file', fileName: '組織図.pdf' }],
    });
    expect(
      [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]+)"/g)].map(([, name, value]) => [
        name,
        value,
      ]),
    ).toEqual([
      ['reason', '一行目\n二行目'],
      ['caseIds', 'a'],
      ['caseIds', 'b'],
      ['lockVersion', '12345'],
    ]);
    expect(html).toContain('enctype="multipart/form-data"');
    expect(html).toMatch(/<label[^>]*for="field-file"><span[^>]*>ファイル「組織図.pdf」/);
    expect(html).toMatch(/<input[^>]*name="password" type="password" aria-describedby/);
    expect(html).not.toContain('<li class="unsent__text">12345');
  });
});

describe('error pages', () => {
  test('a foreign case and a missing one give the same words', () => {
    expect(renderToString(<layout.NotFoundPage chrome={{ nav: [] }} />)).toContain(
      'この申請は見つかりません。番号と、ご自分の担当かどうかをご確認ください。',
    );
  });

  test('a failure says whether the input was stored, and only if there was input', () => {
    const page = (mayBeStored?: boolean) =>
      renderToString(
        <layout.ServerErrorPage chrome={{ nav: [] }} inquiryNumber="7F3K" at={new Date(0)} mayBeStored={mayBeStored} />,
      );
    expect(page(true)).toContain('入力内容は保存されていることがある');
    expect(page(false)).toContain('入力内容は保存されていません');
    expect(page()).not.toContain('保存されて');
    expect(page()).toContain('7F3K');
  });
});
