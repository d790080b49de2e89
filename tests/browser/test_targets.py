"""What can be pressed is 44 px high, or a line of running text."""

import pytest

from tests.browser.kinds import PAGES

# A link inside a sentence is exempt (WCAG 2.5.5). A radio or a box is pressed by its label, which is measured instead.
SMALL = """() => {
  const inText = (link) => {
    const parent = link.parentElement;
    return link.matches('p a, li a, dd a, td a, th a') && getComputedStyle(link).display === 'inline'
      && parent.textContent.trim() !== link.textContent.trim();
  };
  const covered = (link) => getComputedStyle(link, '::after').position === 'absolute';
  const found = [];
  for (const target of document.querySelectorAll('a[href], button, summary, input:not([type=hidden]), label[for]')) {
    if (target.matches('.skip-link') || target.closest('[hidden]')) continue;
    if (target.matches('input[type=radio], input[type=checkbox], .field__label, .search-form label')) continue;
    if (target.matches('.date-fields label') || inText(target) || covered(target)) continue;
    const box = target.getBoundingClientRect();
    if (box.height && Math.min(box.height, box.width) < 43.5) found.push([box.width, box.height, target.outerHTML]);
  }
  return found;
}"""


@pytest.mark.parametrize("name", PAGES)
def test_what_can_be_pressed_is_44_pixels_large(phone, name):
    phone.goto(PAGES[name])
    phone.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    assert phone.evaluate(SMALL) == []
