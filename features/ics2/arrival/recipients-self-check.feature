@ics2 @area:arrival @topic:self-check
Feature: The simulated interface tells of arrivals whom they concern

  Who notified an arrival hears whatever customs makes of it, where it notified; a party to notify only if it is connected, and the
  filer of the goods only at sea. Before goods have come, a control is announced to authorised economic operators alone (Business process
  descriptions L4, G-04-07, G-04-08, T-04-06, T-04-26, T-04-36 and G-06-01).

  @ICS2-ARR-07
  Scenario Outline: The registration of an arrival, to be told to <party>
    When the probe notifies an arrival by sea, to be told to <party>
    Then a copy of the registration reaches <readers>, and nobody else

    Examples:
      | party                         | readers                       |
      | a connected party             | the consignee                 |
      | two connected parties         | the consignee, the house filer |
      | an unconnected party          | nobody                        |
      | the connected notifier itself | nobody                        |
      | nobody                        | nobody                        |

  @ICS2-ARR-09
  Scenario Outline: Goods by <way> whose filing was withdrawn, and of which the filer <wants> to be told
    Given the carrier has filed for goods that come by <way>
    And the carrier has withdrawn the filing
    And the carrier <wants> to be told of goods that cannot arrive
    When the probe notifies their arrival by the MRN
    Then <readers> told that the goods cannot arrive, and nobody else

    Examples:
      | way | wants         | readers                       |
      | sea | wants         | the probe and the carrier are |
      | sea | does not want | the probe is                  |
      | air | wants         | the probe is                  |

  @ICS2-ARR-11
  Scenario Outline: A control of goods that came by <way>, with <party> to notify
    Given the carrier has filed for goods that come by <way>
    When the probe notifies their arrival, to be told to <party>
    And customs decides to examine a container
    Then the control is announced to <readers>, and to nobody else

    Examples:
      | way | party                | readers                               |
      | sea | a connected party    | the probe, the consignee, the carrier |
      | sea | an unconnected party | the probe, the carrier                |
      | air | a connected party    | the probe, the consignee              |
      | air | an unconnected party | the probe                             |

  @ICS2-NOT-10
  Scenario Outline: In advance to the filer, <filer>, which <wants>, and to the carrier, <carrier> and <connection>
    Given the house filer, <filer>, <wants> to be told of controls in advance
    And its carrier, <carrier>, is <connection>
    And the house filer has filed for goods that this carrier brings
    When customs decides to examine a container
    Then the control is announced in advance to <readers>, and to nobody else

    Examples:
      | filer          | wants         | carrier        | connection  | readers                      |
      | authorised     | wants         | authorised     | connected   | the house filer, the carrier |
      | authorised     | wants         | not authorised | connected   | the house filer              |
      | not authorised | wants         | authorised     | connected   | the carrier                  |
      | not authorised | wants         | not authorised | connected   | nobody                       |
      | authorised     | does not want | authorised     | unconnected | nobody                       |
