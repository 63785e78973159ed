/** Beside an institution that was found by a name it no longer has. */
export function FormerName({ found }: { found: boolean }) {
  return found ? <span class="tag tag--waiting">旧名称で一致</span> : null;
}
