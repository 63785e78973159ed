export interface Crumb {
  label: string;
  /** Absent for the page itself, which is the last. */
  href?: string;
}

/** The way from the home page to this page. */
export function Breadcrumbs({ crumbs }: { crumbs: Crumb[] }) {
  return (
    <nav class="breadcrumbs" aria-label="現在位置">
      <ol class="breadcrumbs__list">
        {crumbs.map(({ label, href }) => (
          <li class="breadcrumbs__crumb">
            {href ? <a href={href}>{label}</a> : <span aria-current="page">{label}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
