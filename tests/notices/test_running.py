"""Urgent notices: where and when they are shown, and how processes learn of them."""

import time
from datetime import datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from checker import clock
from notices import snapshot
from notices.models import Notice
from tests.notices.conftest import ANSWER, RESULT, USEFUL
from tests.pages.test_front import PAGES

TITLE = "窓口の電話が混んでいます"


@pytest.mark.parametrize("address", [*PAGES, USEFUL])
def test_a_notice_for_the_site_is_on_every_page(client, post, address):
    post(body="8時半から9時半は\nつながりにくくなっています。<b>")
    text = client.get(address).content.decode()
    assert TITLE in text
    assert "8時半から9時半は<br>つながりにくくなっています。&lt;b&gt;" in text
    assert text.count("<h1") == 1


@pytest.mark.parametrize("address", ["/kenpo/", "/kenpo/check/", f"/kenpo/result/{RESULT}", ANSWER, "/kenpo/sources/"])
def test_a_notice_for_an_insurer_is_on_its_pages(client, post, address):
    post(insurer="kenpo")
    assert TITLE in client.get(address).content.decode()


@pytest.mark.parametrize("address", ["/", "/other/", "/faq/", "/other/check/", "/about/"])
def test_and_on_no_others(client, post, address):
    post(insurer="kenpo")
    assert TITLE not in client.get(address).content.decode()


def test_it_is_shown_from_its_start_to_its_end(client, post, freeze):
    post(starts=datetime(2026, 12, 1, 9, 0, tzinfo=clock.JAPAN), ends=datetime(2026, 12, 1, 17, 0, tzinfo=clock.JAPAN))
    shown = {}
    for hour in (8, 9, 16, 17):
        freeze(datetime(2026, 12, 1, hour, 0))
        shown[hour] = TITLE in client.get("/").content.decode()
    assert shown == {8: False, 9: True, 16: True, 17: False}


def test_the_version_changes_with_whatever_a_page_shows(post, freeze):
    empty = snapshot.version()
    notice = post(ends=datetime(2026, 12, 1, 17, 0, tzinfo=clock.JAPAN))
    seen = [empty, snapshot.version()]
    assert snapshot.version() == seen[-1]
    assert snapshot.next_turn() == notice.ends
    freeze(datetime(2026, 12, 1, 17, 0))
    seen.append(snapshot.version())
    assert snapshot.next_turn() is None
    notice.title, notice.ends = "別の知らせ", None
    notice.save()
    snapshot.refresh()
    seen.append(snapshot.version())
    assert len(set(seen)) == len(seen)
    notice.delete()
    snapshot.refresh()
    assert snapshot.version() == empty == ""


def test_the_version_is_the_same_in_every_process(post):
    post()
    first = snapshot.version()
    snapshot.forget()
    snapshot.refresh()
    assert snapshot.version() == first


def test_whoever_saves_a_notice_sees_it_at_once(client, db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        Notice.objects.create(title=TITLE, starts=clock.now())
    assert TITLE in client.get("/").content.decode()


@pytest.mark.django_db(transaction=True)
def test_another_process_sees_it_within_thirty_seconds(client, monkeypatch):
    """The thread reads the table by itself; ten seconds are shortened to none."""
    assert snapshot.REFRESH_SECONDS <= 10
    monkeypatch.setattr(snapshot, "REFRESH_SECONDS", 0.05)
    snapshot._memory.next_look = 0
    assert TITLE not in client.get("/").content.decode()
    Notice.objects.bulk_create([Notice(title=TITLE, starts=clock.now() - timedelta(hours=1))])  # sends no signal
    time.sleep(0.1)
    assert TITLE in client.get("/").content.decode()


def test_what_cannot_be_meant_is_refused():
    now = clock.now()
    with pytest.raises(ValidationError, match="より後"):
        Notice(title="x", starts=now, ends=now).clean()
    with pytest.raises(ValidationError, match="保険を一つ"):
        Notice(title="x", starts=now, result_offline=True).clean()


@pytest.mark.parametrize("page", [f"/kenpo/result/{RESULT}", f"/kenpo/result.ics{RESULT}", "/c/{code}/"])
def test_a_result_taken_offline_shows_whom_to_call(client, post, page):
    code = client.get(f"/kenpo/result.json{RESULT}").json()["code"]
    post(insurer="kenpo", result_offline=True)
    response = client.get(page.format(code=code))
    text = response.content.decode()
    assert "いま、結果をお見せできません" in text
    assert 'class="contact"' in text
    assert "data-bring" not in text
    assert response["Cache-Control"] == "no-store"
    assert TITLE in text


def test_numbers_and_hours_stand_in_its_place(client, post):
    post(insurer="kawasaki-kokuho", result_offline=True)
    text = client.get(f"/kawasaki-kokuho/result/{RESULT}").content.decode()
    assert "044-200-0783" in text
    assert "contact__hours" in text


def test_as_data_it_is_503_with_a_clear_error(client, post):
    post(insurer="kawasaki-kokuho", result_offline=True)
    response = client.get(f"/kawasaki-kokuho/result.json{RESULT}")
    assert response.status_code == 503
    assert "電話" in response.json()["errors"]["insurer"][0]
    assert response.json()["contacts"][0]["phones"] == ["044-200-0783"]
    assert response["Retry-After"]


def test_other_insurers_go_on(client, post, freeze):
    post(insurer="kenpo", result_offline=True, ends=datetime(2026, 12, 1, tzinfo=clock.JAPAN))
    assert "お見せできません" not in client.get(f"/other/result/{RESULT}").content.decode()
    freeze(datetime(2026, 12, 1))
    assert client.get(f"/kenpo/result.json{RESULT}").status_code == 200


def test_at_the_desk_it_is_stopped_too_by_itself_and_side_by_side(client, post):
    post(insurer="kenpo", result_offline=True)
    alone = client.get(f"/desk/kenpo/{RESULT}").content.decode()
    assert "いま止めています" in alone
    assert "data-bring" not in alone
    table = client.get(f"/desk/{RESULT}").content.decode().partition("<tbody>")[2].partition("</tbody>")[0]
    rows = {row.partition("</th>")[0]: row for row in table.split('<th scope="row">')[1:]}
    assert "いま止めています" in rows["健康保険組合"]
    assert rows["健康保険組合"].count("<td") == 1
    assert "止めています" not in rows["川崎市国民健康保険"]
