@ics2 @area:evidence @topic:self-check
Feature: The plan is the operator's own

  Which processes an operator tests follows from its roles, from how it goes, from whether it is new to ICS2, and from how it is
  connected (factsheet of Release 3, what you need to know and ways to connect). It says so in its description, and the plan of
  this harness is made from that. These rows bind the harness itself.

  @ICS2-SEED-18
  Scenario Outline: Two operators that differ in their role alone have plans that differ by the scenarios of these roles: <one> and <other>
    When plans are made for the roles <one> and <other>
    Then the plans differ by the scenarios of these roles, and by no other

    Examples:
      | one           | other           |
      | sea-carrier   | sea-house-filer |
      | air-forwarder | express         |
      | road-carrier  | rail-carrier    |

  @ICS2-SEED-17
  Scenario Outline: A newcomer tests all basic processes of its role: <role>
    When a plan is made for a newcomer with the role <role>
    Then it shows every basic process of that role

    Examples:
      | role            |
      | sea-carrier     |
      | inland-carrier  |
      | sea-house-filer |
      | sea-consignee   |
      | air-carrier     |
      | air-forwarder   |
      | express         |
      | post            |
      | road-carrier    |
      | rail-carrier    |

  @ICS2-SEED-16
  Scenario Outline: Who is connected since Release 2 as <earlier> and becomes <new> tests what is new
    When a plan is made for an operator that is connected since Release 2 as <earlier> and now also has the role <new>
    Then it holds the scenarios of the role <new>
    And it leaves out those of the role <earlier>, because they are live already

    Examples:
      | earlier       | new             |
      | air-carrier   | sea-carrier     |
      | air-forwarder | sea-house-filer |
      | express       | road-carrier    |
      | post          | rail-carrier    |

  @ICS2-SEED-21
  Scenario: An operator that uses the trader portal alone has no access point to test
    When a plan is made for an operator that uses the trader portal alone
    Then whatever needs an access point is left out of it, with that reason
    And a statement on it counts none of that as failed
