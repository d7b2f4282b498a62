@ics2 @area:amendment @topic:self-check
Feature: The simulated customs side amends what may be amended, by whom it may

  An amendment replaces the whole filing but for what identifies it (HTI Rules and Conditions 2.01, R3024; Business
  process descriptions L3.5, GET04; L4, T-07-03). What was refused has changed nothing. The table of IE3A40 locks
  nothing, so that there the wrong party alone is at fault.

  @ICS2-AMD-09
  Scenario Outline: Every amendment of <trade> is answered once, by its completion
    When the probe files and then amends by <amendments>
    Then each amendment is answered once, by its completion

    Examples:
      | trade                          | amendments                                                      |
      | sea and inland waterways       | IE3A10 IE3A11 IE3A12 IE3A13 IE3A14 IE3A15 IE3A16 IE3A17         |
      | general air cargo              | IE3A20 IE3A21 IE3A22 IE3A23 IE3A24 IE3A26 IE3A27 IE3A28 IE3A29  |
      | express                        | IE3A30 IE3A31 IE3A32 IE3A33 IE3A34                              |
      | post                           | IE3A40 IE3A41 IE3A42 IE3A43 IE3A44 IE3A45                       |
      | road and rail                  | IE3A50 IE3A51                                                   |

  @ICS2-AMD-04
  Scenario: An address may be amended, the carrier may not
    Given a registered filing of the probe
    When the probe amends the address of the declarant
    Then the amendment is applied
    When the probe amends the carrier
    Then the amendment is refused with code 104 at the carrier, and the filing stands

  @ICS2-AMD-05
  Scenario: An amendment adds no goods item
    Given a registered filing of the probe
    When the probe amends the filing by one goods item more
    Then the amendment is refused with code 101 at the added item, and the filing stands

  @ICS2-AMD-07
  Scenario: Nobody amends the filing of another
    Given a registered IE3F40 of the probe
    When another party amends the filing
    Then the amendment is refused for its party, and the filing stands

  @ICS2-AMD-08
  Scenario: Nothing is amended after customs has announced a control
    Given a registered filing of the probe
    When the probe notifies the arrival of the filing by its MRN
    And customs announces a control of the goods
    Then the probe is told of the control
    When the probe amends the address of the declarant
    Then the amendment comes too late, and is refused with code 72 at the MRN

  @ICS2-AMD-08
  Scenario: Nothing is amended after the goods were presented
    Given a registered IE3F50 of the probe
    When the goods of the filing are presented
    And the probe amends the address of the declarant
    Then the amendment comes too late, and is refused with code 72 at the MRN

  @ICS2-AMD-08
  Scenario: Nothing is amended after customs has found the particulars wrong
    Given a registered filing of the probe
    When customs finds the particulars of the filing wrong
    And the probe amends the address of the declarant
    Then the amendment comes too late, and is refused with code 72 at the MRN
