"""The pages work under their own content policy, and no other site can frame them."""

from playwright.async_api import expect

from tests.e2e.people import People

SCRIPT_OF_ITS_OWN = """() => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.appendChild(script);
    return window.ran === true;
}"""


async def test_reference_of_the_interface_works_under_the_policy(people: People) -> None:
    person = await people.come()

    await person.page.goto("/api/docs")

    await expect(person.page.get_by_text("/api/boards/{board}/links").first).to_be_visible()


async def test_script_in_a_page_does_not_run(people: People) -> None:
    people.forgive("Content Security Policy")
    person = await people.come()
    await person.page.goto("/")

    assert await person.page.evaluate(SCRIPT_OF_ITS_OWN) is False


async def test_frame_around_a_board_stays_empty(people: People) -> None:
    people.forgive("frame-ancestors", "ERR_BLOCKED")
    person = await people.come()
    await person.page.goto("/")
    address = person.page.url

    framed = await person.page.evaluate(
        """address => new Promise(done => {
            const frame = document.createElement('iframe');
            frame.onload = () => {
                try { done(Boolean(frame.contentDocument?.getElementById('root'))); }
                catch { done(false); }
            };
            frame.src = address;
            document.body.appendChild(frame);
        })""",
        address,
    )

    assert framed is False
