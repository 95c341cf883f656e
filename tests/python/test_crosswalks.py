"""Values of map vendors as categories, through Python."""

import pickle

import pytest

import lifecircle as lc

SHOPS = [("a", "购物:便利店", 118.78, 32.04), ("b", "银行金融:典当行", 118.79, 32.04)]


def test_values_become_categories_by_stated_rules() -> None:
    amap = lc.Crosswalk("amap")
    table = amap.map(["060200", "170200", "110200", None], [None, None, None, "罗森"])
    assert table["categories"] == ["convenience-store", None, None, "convenience-store"]
    assert table["by"] == ["code", "outside", "nothing", "place-name"]
    assert amap.map([None])["by"] == ["absent"]
    amap.add("110200", ["park", "market"])
    assert amap.read_csv("word,category\n170200,bank\n") == 1
    assert amap.map(["110200", "170200"])["categories"] == ["park;market", "bank"]
    copy = pickle.loads(pickle.dumps(amap))
    assert copy.map(["110200", "170200"])["by"] == ["own-table", "own-table"]
    with pytest.raises(lc.CategoryError, match="market"):
        amap.add("x", "markte")
    with pytest.raises(lc.ColumnError):
        amap.read_csv("a,b\n1,2\n")
    with pytest.raises(lc.ArgumentError):
        amap.map(["060200"], ["a", "b"])
    with pytest.raises(lc.ArgumentError, match="amap"):
        lc.Crosswalk("amp")


def test_what_is_not_mapped_is_counted_and_may_be_said() -> None:
    kinds = ["购物;超市", "购物;超事", "购物;超事", "公司企业;公司"]
    baidu = lc.Crosswalk("baidu")
    before = baidu.coverage(kinds)
    assert len(before) == 3 and sum(before["rows"]) == 4
    baidu.add("购物;超事", "supermarket")
    after = baidu.coverage(kinds)
    assert (sum(after["mapped"]), sum(after["unmapped"])) == (3, 0)
    assert len(lc.Crosswalk.classes("amap")) == 23
    assert len(lc.Crosswalk.classes("osm")) == 0


def test_facilities_are_read_in_the_words_of_a_vendor() -> None:
    read = lc.Facilities.read(SHOPS, crs="WGS84", crosswalk="tencent")
    assert read.to_table()["category"] == ["convenience-store"]
    assert len(read.report()) == 1
    own = lc.Crosswalk("tencent")
    own.add("银行金融:典当行", "bank")
    both = lc.Facilities.read(SHOPS, crs="WGS84", crosswalk=own)
    assert both.to_table()["category"] == ["convenience-store", "bank"]
    assert pickle.loads(pickle.dumps(both)).to_table() == both.to_table()
    assert len(lc.Facilities.read(SHOPS, crs="WGS84")) == 0


def test_a_town_of_three_places_lacks_something_only_where_its_register_is_trusted() -> None:
    study = lc.Study.from_tables(
        nodes="id,lon,lat\n1,118.78,32.04\n2,118.79,32.04\n",
        edges="from,to,length_m\n1,2,900\n",
        facilities="id,category,lon,lat\na,market,118.79,32.04\n",
        homes="id,lon,lat,people\nh,118.78,32.04,100\n",
        crs="WGS84",
        extent=(118.6, 31.9, 119.0, 32.2),
    )
    enough = lc.Sufficiency(min_places=0, min_categories=0, min_places_per_km=0)
    trusted = study.prepare().assess("mofcom-2021", absence_is_trusted=True, sufficiency=enough)
    doubted = study.prepare().assess("mofcom-2021", absence_is_trusted=True)
    assert "missing" in trusted.findings["status"]
    assert "missing" not in doubted.findings["status"]
