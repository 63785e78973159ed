/** Status, and type and title for programs (RFC 9457), of what is declined. */
const KINDS = {
  unreadable: [400, 'unreadable-request', '送られた内容を読み取れません'],
  signInRequired: [401, 'sign-in-required', 'ログインが必要です'],
  forbidden: [403, 'forbidden', 'この操作は許可されていません'],
  notFound: [404, 'not-found', '見つかりません'],
  conflict: [409, 'conflict', '内容が更新されています'],
  tooLarge: [413, 'too-large', '送られた内容が大きすぎます'],
  wrongFormat: [415, 'unsupported-media-type', '形式が違います'],
  refused: [422, 'refused', 'この手続は今はできません'],
  invalid: [422, 'invalid-input', '入力に誤りがあります'],
  busy: [429, 'busy', '混み合っています'],
  tooMany: [429, 'too-many-requests', '回数の上限を超えました'],
  unavailable: [503, 'unavailable', 'いまは使えません'],
  damaged: [500, 'damaged', '保存された内容が壊れています'],
} as const satisfies Record<string, readonly [status: number, type: string, title: string]>;

/** What programs are told beside the sentence; what is left out is that of the kind. */
interface ForPrograms {
  /** Slug of the problem's type. */
  type?: string;
  title?: string;
  /** Where it is more exact than that of the page. */
  status?: number;
  /** Further members of the problem. */
  members?: Readonly<Record<string, unknown>>;
}

/**
 * What was asked for is not done, and whoever asked is told why: the one kind of error for people. Rooms throw it, or a class of
 * it where somebody tells it from others or reads its details; `web/requests/problem.ts` makes it a page, `problem-details.ts` an
 * answer to programs. Errors of Nest say only that an address leads nowhere, without a sentence (.config/eslint.config.mjs).
 */
export class Declined extends Error {
  override readonly name: string = 'Declined';

  /** @param message Japanese: cause and remedy */
  constructor(
    readonly kind: keyof typeof KINDS,
    message: string,
    private readonly forPrograms: ForPrograms = {},
  ) {
    super(message);
  }

  /** Of the page that says so. */
  get status(): number {
    return KINDS[this.kind][0];
  }

  /** What programs are told. */
  get problem(): Required<ForPrograms> {
    const [status, type, title] = KINDS[this.kind];
    return { status, type, title, members: {}, ...this.forPrograms };
  }
}

/** What a form is about was there when it was opened, and is not any more: nothing was done, and there is no such form to come back to. */
export class Gone extends Declined {
  override readonly name: string = 'Gone';

  constructor(message: string) {
    super('conflict', message);
  }
}

/** What was typed cannot be used; each message belongs beside its field. */
export class FieldsDeclined extends Declined {
  override readonly name: string = 'FieldsDeclined';

  constructor(
    readonly problems: readonly { field: string; message: string }[],
    kind: 'invalid' | 'conflict' = 'invalid',
  ) {
    super(kind, problems.map(({ message }) => message).join(''), { members: { errors: problems } });
  }
}

/** What was typed into one field cannot be used. */
export class FieldDeclined extends FieldsDeclined {
  override readonly name = 'FieldDeclined';

  constructor(
    readonly field: string,
    message: string,
    kind?: 'invalid' | 'conflict',
  ) {
    super([{ field, message }], kind);
  }
}
