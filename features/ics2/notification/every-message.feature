@ics2 @area:notification @needs:stimulate:ics2.file @needs:observe @needs:receive:ics2
Feature: The operator takes every message that customs sends

  Customs has eighteen messages for traders. Any of them may come to any operator, whether it has asked for it or not: to a filer, to a
  carrier about the filing of another, to a party that has not filed yet. Each is receipted and kept where people find it, and what it says
  beyond what must be there does no harm (Interface Control Document 3.30, Annex 1).

  @ICS2-NOT-11
  Scenario Outline: <message> is receipted and kept: <what it says>
    Given the operator has a registered filing
    When customs sends <message> about it, with everything that its table allows
    Then it is receipted, and the operator keeps it

    Examples:
      | message | what it says                                  |
      | IE3R01  | a filing is registered                        |
      | IE3R04  | an arrival is registered                      |
      | IE3R07  | a filing is invalidated                       |
      | IE3R08  | what customs holds                            |
      | IE3N01  | the life of the filing does not allow it      |
      | IE3N02  | others have not filed                         |
      | IE3N03  | the assessment is complete                    |
      | IE3N04  | somebody was asked for information            |
      | IE3N05  | somebody was asked for a screening            |
      | IE3N07  | what has not arrived in the right state       |
      | IE3N08  | a control on arrival                          |
      | IE3N09  | a control, in advance                         |
      | IE3N10  | an amendment is applied                       |
      | IE3N11  | your own filing is missing                    |
      | IE3N99  | the message is wrong                          |
      | IE3Q01  | do not load                                   |
      | IE3Q02  | a request for information or for an amendment |
      | IE3Q03  | a request for a screening                     |

  @ICS2-NOT-11 @declares:pull
  Scenario: All of them can be pulled as well
    Given the operator has a registered filing
    When one message of each kind waits for the operator's access point that pulls
    Then each is pulled and receipted, and the operator keeps it
