/** 十勝 → 十勝圏地域医療構想調整会議. */
export function councilName(planningAreaName: string): string {
  return `${planningAreaName.endsWith('圏') ? planningAreaName : `${planningAreaName}圏`}地域医療構想調整会議`;
}
