import { afterEach, beforeEach, expect, test, vi } from 'vitest';

beforeEach(() => {
  vi.resetModules();
  localStorage.clear();
});

afterEach(() => vi.unstubAllGlobals());

function onScreen(isWide: boolean) {
  vi.stubGlobal('matchMedia', () => ({ matches: isWide, addEventListener: () => undefined }));
  return import('./guideStore');
}

test('beside the sheet the guide is open at first, and stays folded once somebody folded it', async () => {
  const first = await onScreen(true);
  expect(first.isGuideOpen(first.guide.getState())).toBe(true);
  first.showGuide(false);
  vi.resetModules();
  const later = await onScreen(true);
  expect(later.isGuideOpen(later.guide.getState())).toBe(false);
});

test('a drawer starts closed whatever was remembered, and is not remembered itself', async () => {
  const { guide, isGuideOpen, showGuide, closeGuideDrawer } = await onScreen(false);
  expect(isGuideOpen(guide.getState())).toBe(false);
  showGuide(true);
  expect(isGuideOpen(guide.getState())).toBe(true);
  expect(localStorage.getItem('empathyboard.guide')).toBeNull();
  closeGuideDrawer();
  expect(isGuideOpen(guide.getState())).toBe(false);
});
