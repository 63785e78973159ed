import type { ComponentChildren } from 'preact';

export interface SectionProps {
  title: string;
  /** Unique on the page; makes the section a link target and names it for assistive technology. */
  id: string;
  /** Links at the right of the heading, e.g. 「Excelで出力」. */
  aside?: ComponentChildren;
  children: ComponentChildren;
}

/** A part of a page under an <h2>. */
export function Section({ title, id, aside, children }: SectionProps) {
  return (
    <section class="section" aria-labelledby={`${id}-title`} id={id}>
      <div class="section__head">
        <h2 class="section__title" id={`${id}-title`}>
          {title}
        </h2>
        {aside && <div class="section__aside">{aside}</div>}
      </div>
      {children}
    </section>
  );
}

/** Main column and a narrower one beside it; below each other on small screens. */
export function Columns({ main, side }: { main: ComponentChildren; side: ComponentChildren }) {
  return (
    <div class="columns">
      <div class="columns__main">{main}</div>
      <div class="columns__side">{side}</div>
    </div>
  );
}

/** A wide table scrolls sideways in here, reachable by keyboard; the page itself never does. */
export function ScrollRegion({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="scroll-region" role="region" aria-label={label} tabindex={0}>
      {children}
    </div>
  );
}
