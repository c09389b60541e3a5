"""What axe, the rule checker for WCAG, finds on a page."""

from playwright.async_api import Page

from scripts.frontend import ROOT

AXE = ROOT / "frontend/node_modules/axe-core/axe.min.js"
RUN = """async ([within, options]) => {
    const { violations } = await axe.run(within ?? document, options);
    return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html}: ${failureSummary}`));
}"""
REGION = {"runOnly": ["region"]}


async def findings(page: Page, within: str | None = None) -> list[str]:
    """Return what breaks a rule, on the page or in what a selector names, with the reason."""
    if not await page.evaluate("() => 'axe' in window"):
        # Not as a script of the page: its content policy takes none from elsewhere.
        await page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = await page.evaluate(RUN, [within, {}])
    if within:  # that all of a page lies in landmarks is seen of the page alone
        found += await page.evaluate(RUN, [None, REGION])
    return found
