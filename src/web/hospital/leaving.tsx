/** How a form of the preparation is left: on to the next page, back to where one came from, or to the list; each saves first. */
import { Banner, Button, ButtonLink, ButtonRow, type FieldErrors } from '../components/index.js';
import {
  FROM_PAGE,
  preparationPath,
  savedPath,
  type WayBack,
  wayBackPath,
  WAYS_BACK,
} from '../addresses/hospital-addresses.js';
import type { CaseView } from '../../applications/queries/case-view.js';
import { followerOf, type NextPage } from './next-page.js';
import { NO_SUCH_BUTTON, pressedButton, typedText } from '../requests/form-body.js';
import { wholeFormErrors } from '../requests/posted-form.js';

/** Name of what a button says: where saving leads. */
export const THEN = 'then';

/** Gives up what is kept of a form that was not sent. */
export const DISCARD = 'discard';

/** What Enter does in a field of such a form: it saves, and the page stays. */
export const ENTER_SAVES = { name: THEN, value: 'stay' };

/** From which page somebody came to mend something, by an address or a form; null for none. */
export function readWayBack(values: unknown): WayBack | null {
  const from = typedText(values, FROM_PAGE);
  return WAYS_BACK.find((each) => each === from) ?? null;
}

const WAYS_ON = ['next', 'stay', 'list', DISCARD] as const;

/** What is wrong with where a posted form says that saving leads; nothing where it leads somewhere, or stays. */
export function leavingErrors(body: unknown): FieldErrors | null {
  if (pressedButton(body, THEN, WAYS_ON) === 'unknown') return wholeFormErrors(NO_SUCH_BUTTON);
  if (pressedButton(body, FROM_PAGE, WAYS_BACK) === 'unknown')
    return wholeFormErrors(
      'どの画面に戻るかを読み取れないので、受け付けていません。入力した内容は欄に残っています。もう一度保存してください。',
    );
  return null;
}

/** Where saving leads that was asked for by one of the buttons; the page itself where the form does not say. */
export function afterSaving(
  body: unknown,
  { caseId, path, next, list, at = '' }: { caseId: string; path: string; next: NextPage; list: string; at?: string },
): string {
  const from = readWayBack(body);
  switch (typedText(body, THEN)) {
    case 'next':
      return from === null ? savedPath(next.path) : `${wayBackPath(caseId, from)}${at}`;
    case 'list':
      return savedPath(list);
    default:
      return savedPath(path, { from });
  }
}

/** The hidden field that keeps the way back. */
export function WayBackField({ from }: { from: WayBack | null }) {
  return from === null ? null : <input type="hidden" name={FROM_PAGE} value={from} />;
}

const BACK_WORDS: Readonly<Record<WayBack, string>> = { check: '確認', correction: '補正への対応' };

export interface SavingButtonsProps {
  next: NextPage;
  from: WayBack | null;
  /** Address of the list of all that is to be done. */
  list: string;
  /** 保存 unless told; 記録 for what goes into the record at once. */
  verb?: string;
  /** Words of the button that stays. */
  label?: string;
  /** Something typed is kept that was not sent. */
  kept?: boolean;
}

/** The buttons of a form that is saved at any time; the way that does not save says so. */
export function SavingButtons({ next, from, list, verb = '保存', label = `${verb}する`, kept }: SavingButtonsProps) {
  return (
    <ButtonRow>
      <Button variant="primary" name={THEN} value="next" busyLabel="保存しています…">
        {from === null ? `${verb}して続ける（次は${next.title}）` : `${verb}して${BACK_WORDS[from]}に戻る`}
      </Button>
      <Button name={THEN} value="stay" busyLabel="保存しています…">
        {label}
      </Button>
      <Button name={THEN} value="list" busyLabel="保存しています…">
        {verb}して一覧へ
      </Button>
      <ButtonLink variant="link" href={list}>
        保存せずに一覧へ戻る
      </ButtonLink>
      {kept && (
        <Button variant="link" name={THEN} value={DISCARD}>
          途中の内容を捨てて開き直す
        </Button>
      )}
    </ButtonRow>
  );
}

/** The way on from a page on which nothing is typed. */
export function GoOn({ view: { application }, from }: { view: Pick<CaseView, 'application'>; from: WayBack | null }) {
  const next = followerOf(application, 'documents');
  return (
    <ButtonRow>
      <ButtonLink href={from === null ? next.path : wayBackPath(application.id, from)}>
        {from === null ? `${next.title}へ進む` : `${BACK_WORDS[from]}に戻る`}
      </ButtonLink>
      <ButtonLink variant="link" href={preparationPath(application.id)}>
        一覧へ戻る
      </ButtonLink>
    </ButtonRow>
  );
}

/** Above a form of which one value or another could not be read; of the lists with these labels, in which it stands, no row was saved. */
export function SavedInPart({ lists }: { lists: readonly string[] }) {
  const places = lists.map((label) => `「${label}」`).join('');
  return (
    <Banner kind="info" title="読み取れた項目は保存しました">
      <p>
        {lists.length === 0
          ? '保存されていないのは、上に挙げた項目だけです。'
          : `保存されていないのは、上に挙げた項目と、その項目がある一覧${places}のすべての行だけです。一覧は、前に保存した内容のままです。`}
        入力した内容は欄に残っています。直してから、もう一度保存してください。
      </p>
    </Banner>
  );
}

/** Above a form of which nothing was saved, for what could not be read in a list. */
export function ListNotSaved() {
  return (
    <Banner kind="warning" title="保存していません">
      <p>
        一覧に読み取れない項目があるので、一覧のどの行も保存していません。前に保存した内容のままです。入力した内容は欄に残っています。上に挙げた項目を直してから、もう一度保存してください。
      </p>
    </Banner>
  );
}
