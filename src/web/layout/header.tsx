import { ACCOUNT_PATH, SIGN_OUT_PATH, SYSTEM_NAME } from './names.js';

export interface SignedInUser {
  name: string;
  /** 「地域医療課」, 「帯広保健所」, or the medical institution. */
  officeName: string;
  /** 「担当」「決裁者」…. */
  roleLabel: string;
  /** The list of one's own jobs; absent for who has none. */
  jobsHref?: string;
}

export interface NavItem {
  label: string;
  href: string;
  current: boolean;
}

/** Product name, who is signed in, the way out, and the main navigation. */
export function Header({ user, nav, banner }: { user?: SignedInUser; nav: NavItem[]; banner?: string }) {
  return (
    <header class="header">
      {banner && <p class="header__banner">{banner}</p>}
      <div class="header__bar">
        <a class="header__product" href="/">
          {SYSTEM_NAME}
        </a>
        {user && <UserBlock {...user} />}
      </div>
      {nav.length > 0 && (
        <nav class="main-nav" aria-label="主なメニュー">
          <ul class="main-nav__list">
            {nav.map(({ label, href, current }) => (
              <li>
                <a class="main-nav__link" href={href} aria-current={current ? 'page' : undefined}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </header>
  );
}

function UserBlock({ name, officeName, roleLabel, jobsHref }: SignedInUser) {
  return (
    <div class="header__user">
      <p class="header__who">
        <span class="header__office">{officeName}</span>{' '}
        <a class="header__name" href={ACCOUNT_PATH}>
          {name}
        </a>
        <span class="header__role">（{roleLabel}）</span>
        {jobsHref && (
          <a class="header__jobs" href={jobsHref}>
            作業一覧
          </a>
        )}
      </p>
      <form method="post" action={SIGN_OUT_PATH}>
        <button class="header__sign-out" type="submit" data-busy-label="ログアウトしています…">
          ログアウト
        </button>
      </form>
    </div>
  );
}
