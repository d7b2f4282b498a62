@ics2 @area:consultation @topic:self-check
Feature: The simulated customs side tells a requester of its own filings only

  A consultation is answered with codes for kind and state of each entity, and never with what was not exchanged with
  the requester (Interface Control Document 3.30, section 3.1.9; HTI message tables 2.02, IE3R08). What a requester may
  not see is answered like what does not exist.

  @ICS2-CNS-02
  Scenario: A filing is found by its MRN and by its document
    Given a registered filing of the probe
    When the probe consults the filing by its MRN
    Then the filing is shown, with codes for the kind and state of each entity
    When the probe consults the filing by its master document
    Then the filing is shown, with codes for the kind and state of each entity

  @ICS2-CNS-03
  Scenario: The filing of another is as if it were not there
    Given a registered filing of the probe
    When another party consults an MRN that nobody has
    Then nothing of the filing is shown
    When another party consults the filing by its MRN
    Then nothing of the filing is shown

  @ICS2-CNS-03
  Scenario: Nobody is sent what another was told
    Given the carrier wants to hear of missing filings
    When these traders file for one consignment, one after the other:
      | who     | filing | names       |
      | carrier | IE3F12 | house filer |
    And the linking timer runs out
    Then the house filer, who consults the filing and asks for notifications, is told nothing of it

  @ICS2-CNS-04
  Scenario Outline: A consultation by the <level> document tells of that level alone
    When these traders file for one consignment, one after the other:
      | who     | filing | names   | houses |
      | carrier | IE3F12 | carrier |        |
      | carrier | IE3F14 |         | H1     |
    And the carrier consults customs by the <level> document
    Then it is told of its <shown> alone, and of the <level> consignment

    Examples:
      | level  | shown  |
      | master | IE3F12 |
      | house  | IE3F14 |

  @ICS2-CNS-05
  Scenario: Notifications are sent again when asked for, and for thirty days
    Given the carrier wants to hear of missing filings
    When these traders file for one consignment, one after the other:
      | who     | filing | names       |
      | carrier | IE3F12 | house filer |
    And the linking timer runs out
    Then a consultation that asks for nothing more brings no notification
    And a consultation that asks for notifications brings the IE3N02 again
    When 31 days pass
    Then a consultation that asks for notifications brings none
