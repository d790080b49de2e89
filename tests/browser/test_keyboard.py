"""The whole way by keyboard alone: check, change an answer, search, print."""


def tab_to(page, selector, most=60):
    """Press Tab until the selector has the focus, as somebody without a mouse does."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} was not reached with {most} presses of Tab")


def answer(page, name, steps):
    """Choose the option that is `steps` arrow presses away and send the form."""
    page.wait_for_selector(f'input[name="{name}"]')
    tab_to(page, f'input[name="{name}"]')
    page.keyboard.press("Space")
    for _ in range(steps):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def test_check_change_search_and_print(phone):
    phone.add_init_script("window.printed = 0; window.print = () => { window.printed += 1 }")
    phone.goto("/kenpo/")
    tab_to(phone, 'a.button[href$="/check/"]')
    phone.keyboard.press("Enter")
    for name in ("card", "registered", "electronic_certificate"):
        answer(phone, name, 0)
    answer(phone, "eligibility_certificate", 3)
    phone.wait_for_selector('input[name="situation"]')
    tab_to(phone, "button[type=submit]")
    phone.keyboard.press("Enter")
    phone.wait_for_selector('[data-verdict="usable"]')

    tab_to(phone, 'a[href*="change=registered"]')
    phone.keyboard.press("Enter")
    phone.wait_for_selector('input[name="registered"]:checked')
    tab_to(phone, 'input[name="registered"]')
    phone.keyboard.press("ArrowDown")
    phone.keyboard.press("Enter")
    phone.wait_for_selector('[data-verdict="register-at-reader"]')

    tab_to(phone, '[data-take="print"]')
    phone.keyboard.press("Enter")
    assert phone.evaluate("window.printed") == 1

    phone.goto("/kenpo/faq/")
    tab_to(phone, "#q")
    phone.keyboard.insert_text("手数料")
    phone.keyboard.press("Enter")
    phone.wait_for_selector('[data-topic="certificate-fee"] a')
    tab_to(phone, '[data-topic="certificate-fee"] a')
    phone.keyboard.press("Enter")
    phone.wait_for_selector(".answer__short")


def test_the_focus_can_be_seen_wherever_it_stops(phone):
    phone.goto("/kenpo/check/")
    for _ in range(25):
        phone.keyboard.press("Tab")
        seen = phone.evaluate(
            "(() => { const now = document.activeElement; if (now === document.body) return true;"
            "const look = getComputedStyle(now);"
            "const next = now.nextElementSibling && getComputedStyle(now.nextElementSibling);"
            "return look.outlineStyle !== 'none' || (next && next.outlineStyle !== 'none'); })()"
        )
        assert seen, phone.evaluate("document.activeElement.outerHTML")
