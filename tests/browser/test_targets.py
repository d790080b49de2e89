"""What can be pressed is 44 px high, or a line of running text."""

import pytest

from tests.browser.kinds import PAGES

# A link inside a sentence is exempt (WCAG 2.5.5). A radio or a box is pressed by its label, which is measured instead.
SMALL = """(least) => {
  const inText = (link) => {
    const parent = link.parentElement;
    return link.matches('p a, li a, dd a, td a, th a') && getComputedStyle(link).display === 'inline'
      && parent.textContent.trim() !== link.textContent.trim();
  };
  const covered = (link) => getComputedStyle(link, '::after').position === 'absolute';
  const found = [];
  for (const target of document.querySelectorAll('a[href], button, summary, input:not([type=hidden]), label[for]')) {
    if (target.matches('.skip-link') || target.closest('[hidden]')) continue;
    if (target.matches('input[type=radio], input[type=checkbox]')) continue;
    if (target.control && target.control.matches('[type=text], [type=search]')) continue;
    if (inText(target) || covered(target)) continue;
    const box = target.getBoundingClientRect();
    const small = Math.min(box.height, box.width) < least - 0.5;
    if (box.height && small) found.push([box.width, box.height, target.outerHTML]);
  }
  return found;
}"""
DENSE = ("desk", "paths")


@pytest.mark.parametrize("name", PAGES)
def test_what_can_be_pressed_is_large_enough(phone, name):
    phone.goto(PAGES[name])
    phone.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    least = 24 if name.startswith(DENSE) else 44  # the screen of people at work is dense (WCAG 2.5.8)
    assert phone.evaluate(SMALL, least) == []
