#include "exchange/plural_forms.hpp"

#include <array>

#include "core/locale_tag.hpp"

namespace interco::exchange {
namespace {

struct rule {
  std::string_view languages; // each between blanks; with a region where it has a rule of its own
  std::string_view forms;
};

constexpr std::array<rule, 25> rules{{
    {" bm bo dz hnj id ig ii ja jbo jv kde kea km ko lkt lo ms my nqo osa sah ses sg su th to tpi vi wo yo yue zh ",
     "nplurals=1; plural=0;"},
    {" af an asa ast az bal bem bez bg brx ca ce cgg chr ckb da de dv ee el en eo es et eu fi fo fur fy gl gsw ha haw "
     "he "
     "hu ia io it jgo ji jmc ka kaj kcg kk kkj kl ks ksb ku ky lb lg lij mas mgo ml mn mr nah nb nd ne nl nn nnh no nr "
     "ny nyn om or os pap ps pt rm rof rwk saq sc scn sd sdh seh sn so sq ss ssy st sv sw syr ta te teo tig tk tn tr "
     "ts "
     "ug ur uz ve vec vo vun wae xh xog yi ",
     "nplurals=2; plural=(n != 1);"},
    {" ak am as bho bn doi fa ff fr gu guw hi hy kab kn ln mg nso pa pcm pt_BR si ti wa zu ",
     "nplurals=2; plural=(n > 1);"},
    {" ceb fil ", "nplurals=2; plural=(n%10==4 || n%10==6 || n%10==9);"},
    {" tzm ", "nplurals=2; plural=(n>1 && (n<11 || n>99));"},
    {" is mk ", "nplurals=2; plural=(n%10!=1 || n%100==11);"},
    {" shi ", "nplurals=3; plural=(n<=1 ? 0 : n<=10 ? 1 : 2);"},
    {" prg ", "nplurals=3; plural=(n%10==0 || (n%100>=11 && n%100<=19) ? 0 : n%10==1 ? 1 : 2);"},
    {" lv ", "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2);"},
    {" ksh lag ", "nplurals=3; plural=(n==0 ? 0 : n==1 ? 1 : 2);"},
    {" ar ars ",
     "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"},
    {" cy ", "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5);"},
    {" kw ",
     "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n%100==2 || n%100==22 || n%100==42 || n%100==62 || n%100==82 || "
     "(n%1000==0 && ((n%100000>=1000 && n%100000<=20000) || n%100000==40000 || n%100000==60000 || "
     "n%100000==80000)) || n%1000000==100000 ? 2 : n%100==3 || n%100==23 || n%100==43 || n%100==63 || "
     "n%100==83 ? 3 : n%100==1 || n%100==21 || n%100==41 || n%100==61 || n%100==81 ? 4 : 5);"},
    {" ro ", "nplurals=3; plural=n==1 ? 0 : (n==0 || (n%100 > 0 && n%100 < 20)) ? 1 : 2;"},
    {" lt ", "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && (n%100<10 || n%100>=20) ? 1 : 2);"},
    {" be bs hr ru sh sr uk ",
     "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"},
    {" pl ", "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"},
    {" cs sk ", "nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;"},
    {" ga ", "nplurals=3; plural=n==1 ? 0 : n==2 ? 1 : 2;"},
    {" iu naq sat se sma smi smj smn sms ", "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);"},
    {" mt ", "nplurals=5; plural=(n==1 ? 0 : n==2 ? 1 : n==0 || (n%100>=3 && n%100<=10) ? 2 : n%100>=11 && n%100<=19 ? "
             "3 : 4);"},
    {" gv ", "nplurals=4; plural=(n%10==1 ? 0 : n%10==2 ? 1 : n%20==0 ? 2 : 3);"},
    {" gd ", "nplurals=4; plural=(n==1 || n==11 ? 0 : n==2 || n==12 ? 1 : n>=3 && n<=19 ? 2 : 3);"},
    {" br ", "nplurals=5; plural=(n%10==1 && n%100!=11 && n%100!=71 && n%100!=91 ? 0 : n%10==2 && n%100!=12 && "
             "n%100!=72 && n%100!=92 ? 1 : (n%10==3 || n%10==4 || n%10==9) && (n%100<10 || (n%100>=20 && n%100<70) || "
             "(n%100>=80 && n%100<90)) ? 2 : n!=0 && n%1000000==0 ? 3 : 4);"},
    {" dsb hsb sl ", "nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);"},
}};

bool names(std::string_view languages, std::string const& name) {
  return languages.find(" " + name + " ") != std::string_view::npos;
}

} // namespace

std::string_view plural_forms(std::string_view locale) {
  auto const tag = detail::parse_locale(locale);
  if (!tag)
    return {};
  for (auto const& name : {tag->language + "_" + tag->region, tag->language}) {
    for (auto const& each : rules) {
      if (names(each.languages, name))
        return each.forms;
    }
  }
  return {};
}

} // namespace interco::exchange
